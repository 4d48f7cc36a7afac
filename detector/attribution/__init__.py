"""Attribution beyond one clause: headlines, pronouns, longer quotations, and who speaks inside whom."""
