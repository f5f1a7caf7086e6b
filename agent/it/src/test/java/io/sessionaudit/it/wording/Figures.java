package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Prints figures on the size and the language of the sources, to compare two checkouts. */
final class Figures {
    private static final String ROW = "%-20s %6s %8s %6s %6s %10s%n";
    private static final String SHORT_FILES = "<=30 lines";
    private static final int SHORT = 30;
    private static final Pattern TEST =
            Pattern.compile("@(?:Test|ParameterizedTest|RepeatedTest|TestFactory|Property|FuzzTest)\\b");
    private static final String CORPUS = "glob:agent/*/src/**/corpus/{guilty,lawful,faulty,correct}/*.java";

    private final SourceTree tree;

    private Figures(SourceTree tree) {
        this.tree = tree;
    }

    /** @param args the root of the checkout */
    public static void main(String[] args) {
        Figures figures = new Figures(new SourceTree(Path.of(args[0])));
        figures.printSizes();
        figures.printWords();
        figures.printLongLines();
        figures.printTests();
    }

    private void printSizes() {
        Map<String, List<Integer>> modules = tree.files(SourceTree.MAIN_JAVA).stream()
                .collect(Collectors.groupingBy(
                        Figures::module, TreeMap::new, Collectors.mapping(this::lines, Collectors.toList())));
        System.out.printf(ROW, "main code", "files", "lines", "median", "p90", SHORT_FILES);
        modules.forEach(Figures::printSizes);
        printSizes("all", modules.values().stream().flatMap(List::stream).toList());
    }

    private static void printSizes(String name, List<Integer> lines) {
        List<Integer> sorted = lines.stream().sorted().toList();
        int sum = sorted.stream().mapToInt(Integer::intValue).sum();
        long shortFiles = sorted.stream().filter(count -> count <= SHORT).count();
        System.out.printf(ROW, name, sorted.size(), sum, percentile(sorted, 0.5), percentile(sorted, 0.9), shortFiles);
    }

    private static int percentile(List<Integer> sorted, double fraction) {
        return sorted.get((int) Math.ceil(fraction * sorted.size()) - 1);
    }

    private static String module(Path file) {
        return file.startsWith("agent")
                ? file.subpath(0, 2).toString()
                : file.getName(0).toString();
    }

    private int lines(Path file) {
        return (int) tree.read(file).lines().count();
    }

    private void printWords() {
        CommentWords words = new CommentWords(
                tree.files(SourceTree.MAIN_JAVA).stream().map(tree::read).toList());
        System.out.printf("%ncomments of main code: %,d words; per 10,000 words:%n", words.total());
        for (String forms : List.of(
                "where",
                "if",
                "nobody",
                "say says said",
                "ask asks asked asking",
                "stand stands stood",
                "look looks looked looking",
                "must should")) {
            System.out.printf("  %-26s %6.1f%n", forms.replace(' ', '/'), words.perTenThousand(forms.split(" ")));
        }
        System.out.printf("  %-26s %6.2f%n", "ratio where:if", words.whereToIf());
    }

    private void printLongLines() {
        System.out.printf("%nlines over %d columns:%n", LongLines.MAX_COLUMNS);
        System.out.printf("  %-26s %6d%n", "main code", longLines(SourceTree.MAIN_JAVA));
        System.out.printf("  %-26s %6d%n", "main and test code", longLines(SourceTree.JAVA));
        System.out.printf("  %-26s %6d%n", "JavaScript, scripts", longLines(SourceTree.JAVASCRIPT, SourceTree.SCRIPTS));
        System.out.printf("  %-26s %6d%n", "docs, README, CHANGELOG", longLines(SourceTree.MARKDOWN));
    }

    private int longLines(String... patterns) {
        return tree.files(patterns).stream()
                .mapToInt(file -> LongLines.find(file, tree.read(file)).size())
                .sum();
    }

    private void printTests() {
        long tests = tree.files(SourceTree.JAVA).stream()
                .filter(file -> file.toString().contains("src/test/"))
                .flatMap(file -> TEST.matcher(SourceText.code(tree.read(file))).results())
                .count();
        long programs = tree.files(CORPUS).stream()
                .filter(file -> !file.endsWith("package-info.java"))
                .count();
        System.out.printf("%n%-28s %6d%n%-28s %6d%n", "test methods", tests, "corpus programs", programs);
    }
}
