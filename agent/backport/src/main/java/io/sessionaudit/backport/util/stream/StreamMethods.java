package io.sessionaudit.backport.util.stream;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Methods of {@code Stream} that are newer than Java 8. */
public final class StreamMethods {
    private StreamMethods() {}

    /** {@return the elements as a list that cannot be changed} */
    public static <T> List<T> toList(Stream<T> stream) {
        return Collections.unmodifiableList(new ArrayList<>(stream.collect(Collectors.<T>toList())));
    }

    /** {@return the elements from the first one that does not match; sequential} */
    public static <T> Stream<T> dropWhile(Stream<T> stream, Predicate<? super T> condition) {
        boolean[] dropped = new boolean[1];
        return stream.sequential().filter(element -> dropped[0] || (dropped[0] = !condition.test(element)));
    }

    /** {@return the elements before the first one that does not match; sequential} */
    public static <T> Stream<T> takeWhile(Stream<T> stream, Predicate<? super T> condition) {
        Iterator<T> elements = stream.iterator();
        return StreamSupport.stream(
                new Spliterators.AbstractSpliterator<T>(Long.MAX_VALUE, Spliterator.ORDERED) {
                    private boolean ended;

                    @Override
                    public boolean tryAdvance(Consumer<? super T> action) {
                        T next = ended || !elements.hasNext() ? null : elements.next();
                        ended |= next == null || !condition.test(next);
                        if (!ended) {
                            action.accept(next);
                        }
                        return !ended;
                    }
                },
                false);
    }
}
