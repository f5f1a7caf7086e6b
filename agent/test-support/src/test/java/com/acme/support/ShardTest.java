package com.acme.support;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.AbstractTestDescriptor;
import org.junit.platform.engine.support.descriptor.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShardTest {
    @Test
    void assignsEachNameToExactlyOneShard() {
        Shard first = Shard.parse("1/2");
        Shard second = Shard.parse("2/2");
        IntStream.range(0, 100)
                .mapToObj(number -> "SomeIT.test" + number)
                .forEach(name -> assertThat(first.contains(name)).isNotEqualTo(second.contains(name)));
    }

    @Test
    void containsEverythingByDefault() {
        assertThat(Shard.parse("1/1").contains("SomeIT.test")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "0/2", "3/2", "1/0", "a/b", "-1/2"})
    void namesThePropertyOfAnInvalidShard(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(Shard.PROPERTY + '=' + text);
    }

    @Test
    void leavesOutShardedMethodsOfTheOtherShardOnly() {
        ShardFilter first = new ShardFilter(Shard.parse("1/2"));
        ShardFilter second = new ShardFilter(Shard.parse("2/2"));
        TestDescriptor sharded = method(SlowTests.class, "test");
        TestDescriptor whole = method(ShardTest.class, "containsEverythingByDefault");

        assertThat(first.apply(sharded).included())
                .isNotEqualTo(second.apply(sharded).included());
        assertThat(first.apply(whole).included()).isTrue();
        assertThat(second.apply(whole).included()).isTrue();
    }

    @Test
    void runsMethodForSomeVersionsInEveryShard() {
        TestDescriptor virtual = method(SlowTests.class, "virtual");

        for (String shard : List.of("1/2", "2/2", "1/3")) {
            assertThat(new ShardFilter(Shard.parse(shard)).apply(virtual).included())
                    .as(shard)
                    .isTrue();
        }
    }

    @Test
    void runsMethodsWithCommonPreparationInOneShard() {
        List<Integer> shards = IntStream.rangeClosed(1, 7)
                .filter(number -> Stream.of("one", "two", "three")
                        .anyMatch(name -> new ShardFilter(new Shard(number, 7))
                                .apply(method(PreparedTests.class, name))
                                .included()))
                .boxed()
                .toList();

        assertThat(shards).hasSize(1);
    }

    private static TestDescriptor method(Class<?> type, String name) {
        return new AbstractTestDescriptor(UniqueId.forEngine("test"), name, MethodSource.from(type.getName(), name)) {
            @Override
            public Type getType() {
                return Type.TEST;
            }
        };
    }

    @Sharded
    private static final class SlowTests {
        void test() {}

        @EnabledForJreRange(min = JRE.JAVA_21)
        void virtual() {}
    }

    @Sharded(together = true)
    private static final class PreparedTests {
        void one() {}

        void two() {}

        void three() {}
    }
}
