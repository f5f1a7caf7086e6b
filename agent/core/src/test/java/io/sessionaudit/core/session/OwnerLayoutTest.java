package io.sessionaudit.core.session;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Field layout is up to the JVM, so the effect of the padding has to be verified. */
class OwnerLayoutTest {
    private static final long CACHE_LINE = 64;

    /** Object alignment. */
    private static final long ALIGNMENT = 8;

    /** Fields that a thread writes at each borrow. */
    private static final List<Field> WRITTEN =
            Stream.concat(own(ThreadSessions.class), own(Owner.class)).toList();

    @Test
    void writtenFieldsShareNoCacheLineWithPrecedingObject() {
        assertThat(WRITTEN)
                .hasSizeGreaterThan(10)
                .allSatisfy(field ->
                        assertThat(offset(field)).as(field.getName()).isGreaterThanOrEqualTo(CACHE_LINE - ALIGNMENT));
    }

    @Test
    void twoCacheLinesFollowFieldsOfPlatformThread() {
        long behind = lowest(PlatformOwner.class);

        assertThat(WRITTEN)
                .allSatisfy(
                        field -> assertThat(offset(field)).as(field.getName()).isLessThan(behind));
        assertThat(own(PlatformOwner.class).count() * Long.BYTES).isEqualTo(2 * CACHE_LINE);
    }

    private static long lowest(Class<?> type) {
        return own(type).mapToLong(OwnerLayoutTest::offset).min().orElseThrow();
    }

    private static Stream<Field> own(Class<?> type) {
        return Stream.of(type.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic());
    }

    /** By reflection, because a direct reference to the class causes a compiler warning. */
    private static long offset(Field field) {
        try {
            Class<?> unsafe = Class.forName("sun.misc.Unsafe");
            Field instance = unsafe.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Method offset = unsafe.getMethod("objectFieldOffset", Field.class);
            return (long) offset.invoke(instance.get(null), field);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
