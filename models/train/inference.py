"""Fine-tuning of the inference model: a sentence pair classifier learned stage by stage.

start folder + Pairs -> a folder in Hugging Face layout, labels entailment, neutral, contradiction

Resumes after a kill at any point: weights, moments and the place in the data are saved together, and the
order of the data follows from the seed.
"""

from __future__ import annotations

import json
import math
import random
import threading
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import torch
from pairs import LABELS, Pair
from safetensors.torch import load_file, save_file
from transformers import AutoModelForSequenceClassification, AutoTokenizer

_SAVE_EVERY = 300.0  # seconds between checkpoints
_READ_TOGETHER = 64  # pairs
_POOL = 64  # batches sorted by length together, so that little is padding and order stays random


@dataclass(frozen=True)
class Settings:
    """How one stage is trained.

    Attributes:
        learning_rate: Highest, reached after ``warmup`` and falling in a line to zero.
        warmup: Share of the steps.
        tokens: Padded tokens a step.
        longest: Tokens of a pair; the longer text is cut.
        frozen_layers: Layers that keep their weights, from below, embeddings included: what carries
            meaning across languages is left as it was learned on far more text.
        epochs: Passes over the pairs.
        weight_decay: Of AdamW.
        seed: Of the order.
        stop: Share of the steps after which the stage ends, its rate still high, for the next to go on.
    """

    learning_rate: float = 1e-4
    warmup: float = 0.06
    tokens: int = 4096
    longest: int = 160
    frozen_layers: int = 3
    epochs: int = 1
    weight_decay: float = 0.01
    seed: int = 0
    stop: float = 1.0


def train(start: Path, pairs: Sequence[Pair], folder: Path, settings: Settings, *, threads: int = 2) -> None:
    """Train one stage and write the model to ``folder``; does nothing when it is there already.

    Args:
        start: Folder of the encoder or the classifier to go on from.
        pairs: What to learn.
        folder: Where the model goes; ``checkpoint.safetensors`` and ``log.jsonl`` stand in it meanwhile.
        settings: See there.
        threads: Batches that are read at once, each by one thread: faster on few cores than one
            batch read by all of them.
    """
    if (folder / "config.json").exists():
        return
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = AutoTokenizer.from_pretrained(start)
    model = AutoModelForSequenceClassification.from_pretrained(
        start,
        num_labels=len(LABELS),
        id2label=dict(enumerate(LABELS)),
        label2id={label: number for number, label in enumerate(LABELS)},
        hidden_dropout_prob=0.0,  # one pass over the data is regularisation enough, and faster
        attention_probs_dropout_prob=0.0,
        attn_implementation="eager",  # on short pairs 1.5 times as fast as the fused kernel on a CPU
        dtype=torch.float32,
    )
    _freeze(model, settings.frozen_layers)
    batches = list(_batches(pairs, tokenizer, settings, threads))
    last = round(settings.stop * len(batches))
    learned = {name: weight for name, weight in model.named_parameters() if weight.requires_grad}
    decayed = [weight for weight in learned.values() if weight.ndim > 1]
    plain = [weight for weight in learned.values() if weight.ndim <= 1]
    optimizer = torch.optim.AdamW(
        [{"params": decayed, "weight_decay": settings.weight_decay}, {"params": plain, "weight_decay": 0.0}],
        lr=settings.learning_rate,
        fused=True,
    )
    step = _resume(folder, learned, optimizer)
    model.train()
    began = saved = time.monotonic()
    losses: list[float] = []
    n_tokens = 0
    with (folder / "log.jsonl").open("a", encoding="utf-8") as log:
        while step < last:
            for group in optimizer.param_groups:
                group["lr"] = settings.learning_rate * _schedule(step / len(batches), settings.warmup)
            losses.append(_step(model, tokenizer, batches[step], optimizer))
            n_tokens += sum(len(ids) for part in batches[step] for ids, _ in part)
            step += 1
            if step % 50 == 0 or step == last:
                entry = {
                    "step": step,
                    "of": last,
                    "loss": round(sum(losses) / len(losses), 4),
                    "tokens a second": round(n_tokens / (time.monotonic() - began)),
                }
                log.write(json.dumps(entry) + "\n")
                log.flush()
                losses = []
            if time.monotonic() - saved > _SAVE_EVERY:
                _save(folder, step, learned, optimizer)
                saved = time.monotonic()
    _write(model, tokenizer, folder)
    (folder / "checkpoint.safetensors").unlink(missing_ok=True)


def _write(model: torch.nn.Module, tokenizer, folder: Path) -> None:
    """Write the model so that ``config.json``, which says that a stage is done, comes last."""
    new = folder / "new"
    model.save_pretrained(new)
    tokenizer.save_pretrained(new)
    for file in sorted(new.iterdir(), key=lambda file: file.name == "config.json"):
        file.replace(folder / file.name)
    new.rmdir()


def _schedule(share: float, warmup: float) -> float:
    return share / warmup if share < warmup else (1 - share) / (1 - warmup)


def _freeze(model: torch.nn.Module, n_layers: int) -> None:
    if not n_layers:
        return
    frozen = [model.base_model.embeddings, *model.base_model.encoder.layer[:n_layers]]
    for module in frozen:
        module.requires_grad_(False)


Part = list[tuple[list[int], tuple[float, float, float]]]


def _batches(
    pairs: Sequence[Pair], tokenizer, settings: Settings, threads: int
) -> Iterator[tuple[Part, ...]]:
    """Steps of about ``settings.tokens`` padded tokens: ``threads`` parts each, lengths alike within one."""
    encoded = tokenizer(
        [pair.premise for pair in pairs],
        [pair.hypothesis for pair in pairs],
        truncation="longest_first",
        max_length=settings.longest,
    )["input_ids"]
    rng = random.Random(settings.seed)
    for _ in range(settings.epochs):
        order = list(range(len(pairs)))
        rng.shuffle(order)
        pool = settings.tokens * _POOL // 48
        for first in range(0, len(order), pool):
            near = sorted(order[first : first + pool], key=lambda number: len(encoded[number]))
            parts: list[Part] = []
            part: Part = []
            for number in near:
                longest = len(encoded[number])
                if part and (len(part) + 1) * longest > settings.tokens // threads:
                    parts.append(part)
                    part = []
                part.append((encoded[number], pairs[number].target()))
            if part:
                parts.append(part)
            steps = [tuple(parts[at : at + threads]) for at in range(0, len(parts), threads)]
            rng.shuffle(steps)
            yield from steps


def _step(model, tokenizer, parts: tuple[Part, ...], optimizer) -> float:
    """One step over the parts, each read by a thread of its own; returns the mean loss."""
    n_pairs = sum(len(part) for part in parts)
    losses = [0.0] * len(parts)
    failed: list[BaseException] = []

    def read(number: int) -> None:
        try:
            if len(parts) > 1:
                torch.set_num_threads(1)  # of this thread's own operations
            part = parts[number]
            inputs = tokenizer.pad({"input_ids": [ids for ids, _ in part]}, return_tensors="pt")
            targets = torch.tensor([target for _, target in part])
            with torch.autocast("cpu", torch.bfloat16, enabled=fast_bfloat16()):
                logits = model(**inputs).logits
            loss = pair_loss(logits.float(), targets).sum() / n_pairs
            loss.backward()  # gradients of the parts add up; adding two is exact in either order
            losses[number] = float(loss.detach())
        except BaseException as error:  # a thread's error must reach the caller
            failed.append(error)

    workers = [threading.Thread(target=read, args=(number,)) for number in range(len(parts))]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failed:
        raise failed[0]
    torch.nn.utils.clip_grad_norm_([w for w in model.parameters() if w.requires_grad], 1.0)
    optimizer.step()
    optimizer.zero_grad(set_to_none=True)
    return sum(losses)


@cache
def fast_bfloat16() -> bool:
    """Whether this processor multiplies tiles of bfloat16 (AMX).

    One that has to imitate it is ten times slower, and one that has only the older instructions (AVX-512
    BF16) trains 1.7 times slower with them than in float32.
    """
    return bool(torch.cpu.get_capabilities().get("amx_bf16"))


def pair_loss(logits: torch.Tensor, targets: torch.Tensor) -> torch.Tensor:
    """Negative log probability that the label is one of those allowed, or cross-entropy to probabilities.

    A row of a two-class set ("not a contradiction") thus teaches no more than it says.

    Args:
        logits: Shape ``(m, 3)``.
        targets: Shape ``(m, 3)``, as ``Pair.target`` gives them: rows of zeros and ones allow each label that
            has a one, other rows are probabilities.

    Returns:
        Shape ``(m,)``.
    """
    log_chances = torch.log_softmax(logits, -1)
    allowed = targets == 1
    soft = ~allowed.any(-1)
    of_allowed = torch.logsumexp(log_chances.masked_fill(~(allowed | soft[:, None]), -math.inf), -1)
    return -torch.where(soft, (targets * log_chances).sum(-1), of_allowed)


def read_with(
    folder: Path, pairs: Sequence[Pair], *, longest: int = Settings.longest, threads: int = 2
) -> list[tuple[float, float, float]]:
    """Read pairs with a trained model.

    Args:
        folder: Of the model.
        pairs: Whose labels do not matter.
        longest: Tokens of a pair; the longer text is cut.
        threads: Batches that are read at once, as in ``train``.

    Raises:
        ValueError: If the model's labels are not ``LABELS``, in their order.

    Returns:
        Probabilities of ``LABELS`` for each pair, in their order.
    """
    tokenizer = AutoTokenizer.from_pretrained(folder)
    model = AutoModelForSequenceClassification.from_pretrained(folder, attn_implementation="eager").eval()
    if tuple(model.config.id2label.values()) != LABELS:
        raise ValueError(f"{folder}: labels {model.config.id2label}; a teacher's are {', '.join(LABELS)}")
    encoded = tokenizer(
        [pair.premise for pair in pairs],
        [pair.hypothesis for pair in pairs],
        truncation="longest_first",
        max_length=longest,
    )["input_ids"]
    order = sorted(range(len(pairs)), key=lambda number: len(encoded[number]))
    found: list[tuple[float, float, float]] = [(0.0, 0.0, 0.0)] * len(pairs)

    def read(part: list[int]) -> None:
        inputs = tokenizer.pad({"input_ids": [encoded[number] for number in part]}, return_tensors="pt")
        with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=fast_bfloat16()):
            chances = model(**inputs).logits.float().softmax(-1).tolist()
        for number, row in zip(part, chances, strict=True):
            found[number] = tuple(row)

    parts = [order[first : first + _READ_TOGETHER] for first in range(0, len(order), _READ_TOGETHER)]
    with ThreadPoolExecutor(threads, initializer=torch.set_num_threads, initargs=(1,)) as pool:
        list(pool.map(read, parts))
    return found


def _save(folder: Path, step: int, learned: dict[str, torch.nn.Parameter], optimizer) -> None:
    tensors = {"step": torch.tensor(step)}
    for name, weight in learned.items():
        tensors[f"weight.{name}"] = weight.detach()
        for moment, value in optimizer.state[weight].items():
            tensors[f"{moment}.{name}"] = value
    new = folder / "checkpoint.new"
    save_file(tensors, new)
    new.replace(folder / "checkpoint.safetensors")


def _resume(folder: Path, learned: dict[str, torch.nn.Parameter], optimizer) -> int:
    path = folder / "checkpoint.safetensors"
    if not path.exists():
        return 0
    tensors = load_file(path)
    for name, weight in learned.items():
        weight.data.copy_(tensors[f"weight.{name}"])
        optimizer.state[weight] = {
            moment: tensors[f"{moment}.{name}"].clone() for moment in ("step", "exp_avg", "exp_avg_sq")
        }
    return int(tensors["step"])
