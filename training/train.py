"""Train the pair classifier in two processes of one thread each, their gradients averaged.

One pass over a mix in its own order (`training.data` lays out as many passes as are wanted).
`python -m training.train --mix FILE --out FILE` begins, or goes on from the last checkpoint.
"""

from __future__ import annotations

import argparse
import json
import math
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer
from torch import Tensor, distributed, nn
from torch.multiprocessing.spawn import spawn
from torch.nn import functional

from training.batches import Pairs, collate, plan, read_pairs
from training.encoder import PairClassifier, Shape

FROZEN = "encoder.words.weight"  # never saved with a checkpoint: it never changes
WEIGHT_DECAY = 0.01
LONGEST_STEP = 1.0  # norm to which a gradient is cut


@dataclass(slots=True)
class Progress:
    """Where a training is: steps done, seconds used, tokens and padding seen by this process."""

    step: int = 0
    seconds: float = 0.0
    tokens: int = 0
    padded: int = 0


def loss_of(logits: Tensor, allowed: Tensor, smoothing: float) -> Tensor:
    """Minus log of the probability of the labels that are right, smoothed towards all three."""
    logs = functional.log_softmax(logits, dim=-1)
    right = torch.logsumexp(logs.masked_fill(~allowed, -math.inf), dim=-1)
    return -((1 - smoothing) * right + smoothing * logs.mean(-1)).mean()


def agreement_loss(first: Tensor, second: Tensor) -> Tensor:
    """R-Drop: how far two readings under different dropout are apart (symmetric divergence)."""
    one, other = (functional.log_softmax(logits, dim=-1) for logits in (first, second))
    there = functional.kl_div(one, other, log_target=True, reduction="batchmean")
    back = functional.kl_div(other, one, log_target=True, reduction="batchmean")
    return (there + back) / 2


def rate_factor(progress: float, warm_up: float) -> float:
    """Linear up to 1 at `warm_up`, then linear down to 0 at the end; `progress` from 0 to 1."""
    if progress < warm_up:
        return progress / warm_up
    return max(0.0, (1 - progress) / (1 - warm_up))


def freeze(model: PairClassifier, layers: int) -> None:
    """Hold what the retriever shares, and the lowest `layers` with all that lies below them."""
    for part in (model.encoder.words, model.encoder.positions, model.encoder.types):
        part.requires_grad_(False)
    if layers:
        model.encoder.norm.requires_grad_(False)
    for layer in model.encoder.layers[:layers]:
        layer.requires_grad_(False)


def parameter_groups(model: PairClassifier, rate: float, decay: float) -> list[dict[str, Any]]:
    """A group a layer, its learning rate `decay` times that of the layer above."""
    depth = len(model.encoder.layers)
    groups: dict[tuple[int, bool], list[nn.Parameter]] = {}
    for name, weight in model.named_parameters():
        if weight.requires_grad:
            parts = name.split(".")
            place = int(parts[2]) + 1 if parts[1] == "layers" else 0
            place = place if parts[0] == "encoder" else depth + 1
            groups.setdefault((place, weight.dim() > 1), []).append(weight)
    return [
        {
            "params": weights,
            "peak": rate * decay ** (depth + 1 - place),
            "weight_decay": WEIGHT_DECAY if matrix else 0.0,
        }
        for (place, matrix), weights in sorted(groups.items(), key=lambda item: item[0])
    ]


class SharedGradients:
    """All gradients as views of one buffer, so that one message averages them."""

    def __init__(self, model: nn.Module) -> None:
        weights = [weight for weight in model.parameters() if weight.requires_grad]
        self.buffer = torch.zeros(sum(weight.numel() for weight in weights) + 1)
        at = 0
        for weight in weights:
            weight.grad = self.buffer[at : at + weight.numel()].view_as(weight)
            at += weight.numel()

    def average(self, number: float) -> float:
        """Average over processes and cut the norm; `number` comes back averaged as well."""
        self.buffer[-1] = number
        if distributed.is_initialized():
            distributed.all_reduce(self.buffer)
            self.buffer /= distributed.get_world_size()
        mean = float(self.buffer[-1])
        self.buffer[-1] = 0
        norm = float(self.buffer.norm())
        if norm > LONGEST_STEP:
            self.buffer *= LONGEST_STEP / norm
        return mean

    def clear(self) -> None:
        """Back to nought."""
        self.buffer.zero_()


def accuracy(
    model: PairClassifier, pairs: Pairs, rank: int, world: int, half: bool = False
) -> float:
    """Share of pairs whose best label is right, each process reading its part."""
    model.eval()
    order = sorted(range(len(pairs)), key=lambda row: len(pairs.ids[row]))[rank::world]
    right = 0
    with torch.inference_mode(), torch.autocast("cpu", torch.bfloat16, enabled=half):
        for at in range(0, len(order), 32):
            ids, mask, allowed = collate(pairs, order[at : at + 32])
            best = model(ids, mask).argmax(-1)
            right += int(allowed[torch.arange(len(best)), best].sum())
    model.train()
    total = torch.tensor(float(right))
    if world > 1:
        distributed.all_reduce(total)
    return float(total) / len(pairs)


class Trainer:
    """One process's share of a training."""

    def __init__(self, wanted: argparse.Namespace, rank: int) -> None:
        self.wanted, self.rank, self.world = wanted, rank, wanted.processes
        tokenizer = Tokenizer.from_file(str(wanted.build / "tokenizer.json"))
        self.pairs = read_pairs(wanted.mix, tokenizer)
        self.tests = {path.stem: read_pairs(path, tokenizer) for path in wanted.watch}
        self.batches = plan(self.pairs, wanted.batch, wanted.seed)
        torch.manual_seed(wanted.seed)
        self.model = load_model(wanted.build, wanted.start, wanted.dropout)
        freeze(self.model, wanted.freeze)
        if wanted.rounded:
            from training.rounded import attach, load

            attach(self.model, load(wanted.rounded))
        self.gradients = SharedGradients(self.model)
        groups = parameter_groups(self.model, wanted.rate, wanted.layer_decay)
        self.optimiser = torch.optim.AdamW(groups, lr=wanted.rate, fused=True)
        self.progress = Progress()
        self.average = {name: value.clone() for name, value in self.saved().items()}

    def saved(self) -> dict[str, Tensor]:
        """What a checkpoint holds of the model."""
        return {name: value for name, value in self.model.state_dict().items() if name != FROZEN}

    def share_done(self) -> float:
        """How much of the training is behind us, by steps or by the time allowed."""
        share = self.progress.step / len(self.batches)
        if self.wanted.minutes:
            share = max(share, self.progress.seconds / 60 / float(self.wanted.minutes))
        return share

    def step(self, rows: list[int]) -> tuple[float, float]:
        """One step on this process's share of a batch: its loss, and how much is done."""
        ids, mask, allowed = collate(self.pairs, rows[self.rank :: self.world])
        self.gradients.clear()
        loss = self.loss(ids, mask, allowed)
        loss.backward()  # type: ignore[no-untyped-call]
        done = self.gradients.average(self.share_done())
        factor = rate_factor(done + 1 / len(self.batches), self.wanted.warm_up)
        for group in self.optimiser.param_groups:
            group["lr"] = group["peak"] * factor
        self.optimiser.step()
        self.progress.step += 1
        self.progress.tokens += int(mask.sum())
        self.progress.padded += mask.numel()
        self.follow()
        return float(loss.detach()), done

    def loss(self, ids: Tensor, mask: Tensor, allowed: Tensor) -> Tensor:
        """Of one reading, or of two that should agree."""
        first = self.logits(ids, mask)
        loss = loss_of(first, allowed, self.wanted.smoothing)
        if self.wanted.r_drop:
            second = self.logits(ids, mask)
            loss = (loss + loss_of(second, allowed, self.wanted.smoothing)) / 2
            loss = loss + float(self.wanted.r_drop) * agreement_loss(first, second)
        return loss

    def logits(self, ids: Tensor, mask: Tensor) -> Tensor:
        """In half precision where that was asked for; the weights and their sums stay single."""
        with torch.autocast("cpu", torch.bfloat16, enabled=self.wanted.half):
            return self.model(ids, mask).float()

    def follow(self) -> None:
        """Let the averaged weights follow the weights."""
        if self.rank == 0 and self.wanted.average:
            keep = min(self.wanted.average, self.progress.step / (self.progress.step + 10))
            for name, value in self.saved().items():
                self.average[name].lerp_(value, 1 - keep)

    def run(self) -> None:
        """All steps that are left; a report, a test and a checkpoint now and then."""
        self.resume()
        losses: list[float] = []
        saved = time.monotonic()
        done = 0.0
        while self.progress.step < len(self.batches) and done < 1:
            begun = time.monotonic()
            loss, done = self.step(self.batches[self.progress.step])
            losses.append(loss)
            self.progress.seconds += time.monotonic() - begun
            if self.progress.step % self.wanted.report == 0:
                self.say(f"loss {sum(losses) / len(losses):.4f}, {self.speed()}")
                losses.clear()
            if self.progress.step % self.wanted.test == 0:
                self.test()
            if time.monotonic() - saved > self.wanted.save * 60:
                saved = time.monotonic()
                self.checkpoint()
        self.finish()

    def speed(self) -> str:
        """Tokens a second of all processes together, without padding."""
        rate = self.progress.tokens * self.world / self.progress.seconds
        padding = 1 - self.progress.tokens / self.progress.padded
        return f"{rate:.0f} tokens/s, padding {padding:.1%}"

    def say(self, text: str) -> None:
        """One line of the log, from the first process."""
        if self.rank == 0:
            place = f"{self.progress.step}/{len(self.batches)}"
            minutes = self.progress.seconds / 60
            print(f"{time.strftime('%H:%M:%S')} {place} {minutes:.1f} min {text}", flush=True)

    def test(self) -> None:
        """Accuracy on the watched sets."""
        for name, pairs in self.tests.items():
            share = accuracy(self.model, pairs, self.rank, self.world, self.wanted.half)
            self.say(f"{name} {share:.1%} of {len(pairs)}")

    def checkpoint(self) -> None:
        """Keep all that is needed to go on; the old file stays until the new one is whole."""
        if self.rank == 0:
            state = {
                "model": self.saved(),
                "average": self.average,
                "optimiser": self.optimiser.state_dict(),
                "progress": asdict(self.progress),
            }
            part = self.wanted.out.with_suffix(".part")
            torch.save(state, part)
            part.replace(self.wanted.out.with_suffix(".checkpoint"))

    def resume(self) -> None:
        """Take up the last checkpoint if there is one."""
        path = self.wanted.out.with_suffix(".checkpoint")
        if path.exists():
            state = torch.load(path)
            self.model.load_state_dict(state["model"], strict=False)
            self.average = state["average"]
            self.optimiser.load_state_dict(state["optimiser"])
            self.progress = Progress(**state["progress"])
        torch.manual_seed(self.wanted.seed + 1 + self.rank + self.world * self.progress.step)

    def finish(self) -> None:
        """Write the weights and remove the checkpoint."""
        if self.rank == 0 and self.wanted.average:
            self.model.load_state_dict(self.average, strict=False)
        self.spread()
        self.test()
        if self.rank == 0:
            torch.save(self.saved(), self.wanted.out)
            self.wanted.out.with_suffix(".checkpoint").unlink(missing_ok=True)
        self.say("finished")

    def spread(self) -> None:
        """The first process's weights to all, since it alone holds the averages."""
        if self.world > 1:
            for value in self.saved().values():
                distributed.broadcast(value, 0)


def load_model(build: Path, start: Path | None, dropout: float = 0.1) -> PairClassifier:
    """The encoder as published with a fresh head, or an earlier stage's weights."""
    encoder = torch.load(build / "encoder.pt", mmap=True)
    model = PairClassifier(Shape(vocabulary=len(encoder["words.weight"])), dropout)
    model.encoder.load_state_dict(encoder)
    if start:
        model.load_state_dict(torch.load(start), strict=False)
    return model


def worker(rank: int, wanted: argparse.Namespace) -> None:
    """One process."""
    torch.set_num_threads(1)
    if wanted.processes > 1:
        place = (wanted.out.parent / "rendezvous").absolute()
        distributed.init_process_group(
            "gloo", init_method=f"file://{place}", rank=rank, world_size=wanted.processes
        )
    Trainer(wanted, rank).run()
    if wanted.processes > 1:
        distributed.destroy_process_group()


def arguments() -> argparse.Namespace:
    """What the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=Path, default=Path("build/training"))
    parser.add_argument("--mix", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--start", type=Path, help="weights of an earlier stage")
    parser.add_argument("--watch", type=Path, nargs="*", default=[], help="sets to test on")
    parser.add_argument("--rate", type=float, default=1e-4)
    parser.add_argument("--batch", type=int, default=32, help="pairs a step, all processes")
    parser.add_argument("--warm-up", type=float, default=0.06)
    parser.add_argument("--layer-decay", type=float, default=1.0)
    parser.add_argument("--freeze", type=int, default=0, help="lowest layers to hold")
    parser.add_argument("--rounded", type=Path, help="ranges to round by, as the export does")
    parser.add_argument("--half", action="store_true", help="products and states in bfloat16")
    parser.add_argument("--dropout", type=float, default=0.1)
    parser.add_argument("--smoothing", type=float, default=0.0)
    parser.add_argument("--r-drop", type=float, default=0.0, help="weight of the agreement loss")
    parser.add_argument("--average", type=float, default=0.0, help="decay of averaged weights")
    parser.add_argument("--minutes", type=float, default=0.0, help="time at which to be done")
    parser.add_argument("--processes", type=int, default=2)
    parser.add_argument("--report", type=int, default=20)
    parser.add_argument("--test", type=int, default=200)
    parser.add_argument("--save", type=float, default=4.0, help="minutes between checkpoints")
    parser.add_argument("--seed", type=int, default=20261)
    return parser.parse_args()


def main() -> None:
    """Start the processes."""
    wanted = arguments()
    if wanted.out.exists():
        print(f"{wanted.out} is there already")
        return
    print(json.dumps(vars(wanted), default=str), flush=True)
    (wanted.out.parent / "rendezvous").unlink(missing_ok=True)
    if wanted.processes == 1:
        worker(0, wanted)
    else:
        spawn(worker, (wanted,), nprocs=wanted.processes)  # type: ignore[no-untyped-call]


if __name__ == "__main__":
    main()
