"""Makes the sound of the demonstration, a chime of four bells: `python3 make.py`. WAV, mono, 8,000 samples a second of one byte."""
import math
import struct
from pathlib import Path

RATE, NOTE = 8_000, 0.75
#: The changes of four bells, each round another order, as ringers write them.
ROUNDS = ["1234", "2143", "2413", "1234"]
BELLS = {"1": 880.0, "2": 783.99, "3": 698.46, "4": 587.33}
#: A bell sounds by its partials: hum, prime, tierce, quint, nominal, with their strengths and how soon they fade.
PARTIALS = [(0.5, 0.30, 1.2), (1.0, 0.45, 2.0), (1.2, 0.30, 2.6), (1.5, 0.18, 3.4), (2.0, 0.25, 4.2)]

notes = [bell for order in ROUNDS for bell in order]
samples = [0.0] * int(RATE * (NOTE * len(notes) + 1.5))
for at, bell in enumerate(notes):
    begin = int(at * NOTE * RATE)
    for n in range(int(2.2 * RATE)):
        if begin + n >= len(samples):
            break
        t = n / RATE
        samples[begin + n] += sum(s * math.exp(-f * t) * math.sin(2 * math.pi * BELLS[bell] * p * t) for p, s, f in PARTIALS)
peak = max(map(abs, samples))
data = bytes(int(128 + 110 * value / peak) for value in samples)
head = b"RIFF" + struct.pack("<I", 36 + len(data)) + b"WAVEfmt " + struct.pack("<IHHIIHH", 16, 1, 1, RATE, RATE, 1, 8)
Path(__file__).parent.parent.joinpath("four-bells.wav").write_bytes(head + b"data" + struct.pack("<I", len(data)) + data)
