package io.sessionaudit.it.wording;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Prints the foreign words and the long lines of all files or of some. For use without a build. */
final class SourceCheck {
    private SourceCheck() {}

    /** @param args the root of the checkout, then the directories and files to check; without them all are checked */
    public static void main(String[] args) {
        Path root = Path.of(args[0]).toAbsolutePath().normalize();
        List<String> selected = new ArrayList<>();
        for (int i = 1; i < args.length; i++) {
            Path path = Path.of(args[i]).toAbsolutePath().normalize();
            selected.add(root.relativize(path).toString());
        }
        Predicate<String> isSelected =
                problem -> selected.isEmpty() || selected.stream().anyMatch(problem::startsWith);
        SourceTree tree = new SourceTree(root);
        List<String> problems = Stream.concat(
                        new Wording(tree).check().stream().map(Object::toString),
                        new SourceForm(tree).longLines().stream())
                .filter(isSelected)
                .toList();
        problems.forEach(System.out::println);
        System.exit(problems.isEmpty() ? 0 : 1);
    }
}
