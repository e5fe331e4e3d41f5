package dev.socialconnector.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What was found out: the figures that count, which have an aim, and the rest, which explain them. */
final class Figures {
    private record Figure(Series series, String aim) {}

    private final Map<String, Figure> figures = new LinkedHashMap<>();

    /** Adds a figure that counts. */
    void put(String name, Series series, String aim) {
        figures.put(name, new Figure(series, aim));
    }

    /** Adds a figure that explains others. */
    void explain(String name, Series series) {
        figures.put(name, new Figure(series, ""));
    }

    /** Writes {@code summary.json}, the medians of the figures that count by name, and {@code summary.md}, all with quartiles. */
    void write(Path directory) throws IOException {
        Map<String, Double> medians = new LinkedHashMap<>();
        figures.forEach((name, figure) -> {
            if (!figure.aim().isEmpty()) {
                medians.put(
                        name, Double.valueOf(number(figure.series().median()).strip()));
            }
        });
        String json = new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(medians);
        Files.writeString(directory.resolve("summary.json"), json + "\n", StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("summary.md"), table(), StandardCharsets.UTF_8);
    }

    String table() {
        StringBuilder table = new StringBuilder("Java " + Runtime.version() + ", "
                + Runtime.getRuntime().availableProcessors() + " processors; medians and quartiles of the rounds\n\n");
        table.append(line("figure", "median", "first quartile", "third quartile", "rounds", "aim"));
        table.append(line("---", "---:", "---:", "---:", "---:", "---"));
        figures.forEach((name, figure) -> table.append(line(
                name,
                number(figure.series().median()),
                number(figure.series().quantile(0.25)),
                number(figure.series().quantile(0.75)),
                Integer.toString(figure.series().values().size()),
                figure.aim())));
        return table.toString();
    }

    private static String line(String name, String median, String first, String third, String rounds, String aim) {
        return String.format(
                Locale.ROOT, "| %-36s | %9s | %14s | %14s | %6s | %-8s |%n", name, median, first, third, rounds, aim);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.3f" : "%.0f", value);
    }
}
