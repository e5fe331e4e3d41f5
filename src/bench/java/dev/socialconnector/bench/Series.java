package dev.socialconnector.bench;

import java.util.List;
import java.util.stream.IntStream;

/**
 * One figure, measured once per round.
 *
 * @param values what each round brought
 */
record Series(List<Double> values) {
    Series {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("a series needs a round");
        }
        values = List.copyOf(values);
    }

    double median() {
        return quantile(0.5);
    }

    /** Returns the value below which this part of the rounds is, interpolated between neighbours. */
    double quantile(double part) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double position = part * (sorted.length - 1);
        int below = (int) Math.floor(position);
        int above = (int) Math.ceil(position);
        return sorted[below] + (sorted[above] - sorted[below]) * (position - below);
    }

    /** Divides round by round: whatever the machine did in a round fell on both. */
    Series over(Series base) {
        return new Series(IntStream.range(0, values.size())
                .mapToObj(round -> values.get(round) / base.values.get(round))
                .toList());
    }
}
