"""A BERT encoder with a head for inference, as plain as PyTorch allows."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

LABELS = ("entailment", "neutral", "contradiction")
"""What each output index means."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an encoder; those of multilingual-e5-small by default."""

    hidden: int = 384
    layers: int = 12
    heads: int = 12
    feed_forward: int = 1536
    vocabulary: int = 250_037
    positions: int = 512
    types: int = 2
    epsilon: float = 1e-12


class Layer(nn.Module):
    """Self-attention and feed-forward, each followed by its sum and norm, as in BERT."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query = nn.Linear(shape.hidden, shape.hidden)
        self.key = nn.Linear(shape.hidden, shape.hidden)
        self.value = nn.Linear(shape.hidden, shape.hidden)
        self.output = nn.Linear(shape.hidden, shape.hidden)
        self.attention_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.widen = nn.Linear(shape.hidden, shape.feed_forward)
        self.narrow = nn.Linear(shape.feed_forward, shape.hidden)
        self.output_norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        """States (batch, length, hidden) to states; `bias` (batch, 1, 1, length) hides padding."""
        context = self._attend(states, bias)
        states = self.attention_norm(states + self.dropout(self.output(context)))
        wide = functional.gelu(self.widen(states))
        normed: Tensor = self.output_norm(states + self.dropout(self.narrow(wide)))
        return normed

    def _attend(self, states: Tensor, bias: Tensor) -> Tensor:
        batch, length, hidden = states.shape
        query, key, value = (
            project(states).view(batch, length, self.heads, -1).transpose(1, 2)
            for project in (self.query, self.key, self.value)
        )
        if torch.is_autocast_enabled("cpu"):
            context = _attention(query, key, value, bias)
        else:
            # Without dropout of its own the attention takes PyTorch's fused path.
            context = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return context.transpose(1, 2).reshape(batch, length, hidden)


def _attention(query: Tensor, key: Tensor, value: Tensor, bias: Tensor) -> Tensor:
    """Attention in steps: in half precision the gradient of the fused path is many times slower."""
    with torch.autocast("cpu", enabled=False):
        scores = (query * query.shape[-1] ** -0.5) @ key.transpose(-1, -2)
        return torch.softmax(scores + bias, -1) @ value


class Encoder(nn.Module):
    """Token ids (batch, length) to states (batch, length, hidden)."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.words = nn.Embedding(shape.vocabulary, shape.hidden)
        self.positions = nn.Embedding(shape.positions, shape.hidden)
        self.types = nn.Embedding(shape.types, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """`mask` (batch, length) is true where there is a token."""
        places = torch.arange(ids.shape[1], device=ids.device)
        states: Tensor = self.words(ids) + self.positions(places) + self.types.weight[0]
        states = self.dropout(self.norm(states))
        if torch.is_autocast_enabled("cpu"):
            # States in half precision throughout: else a fifth of the time goes into conversions.
            states = states.to(torch.get_autocast_dtype("cpu"))
        bias = torch.zeros(mask.shape, dtype=states.dtype).masked_fill(~mask, -1e9)
        for layer in self.layers:
            states = layer(states, bias[:, None, None, :])
        return states.float()


def mean_pool(states: Tensor, mask: Tensor) -> Tensor:
    """The mean of the states of the tokens: (batch, hidden)."""
    weights = mask.to(states.dtype).unsqueeze(-1)
    return (states * weights).sum(1) / weights.sum(1)


class PairClassifier(nn.Module):
    """The encoder, its mean, a dense layer and three scores in the order of `LABELS`."""

    def __init__(self, shape: Shape, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = Encoder(shape, dropout)
        self.dense = nn.Linear(shape.hidden, shape.hidden)
        self.dropout = nn.Dropout(dropout)
        self.scores = nn.Linear(shape.hidden, len(LABELS))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits (batch, 3)."""
        pooled = self.dropout(mean_pool(self.encoder(ids, mask), mask))
        logits: Tensor = self.scores(self.dropout(torch.tanh(self.dense(pooled))))
        return logits
