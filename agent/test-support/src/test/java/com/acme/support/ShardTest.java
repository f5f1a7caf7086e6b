package com.acme.support;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
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
        TestDescriptor sharded = method(SlowTests.class);
        TestDescriptor whole = method(ShardTest.class);

        assertThat(first.apply(sharded).included())
                .isNotEqualTo(second.apply(sharded).included());
        assertThat(first.apply(whole).included()).isTrue();
        assertThat(second.apply(whole).included()).isTrue();
    }

    private static TestDescriptor method(Class<?> type) {
        return new AbstractTestDescriptor(
                UniqueId.forEngine("test"), "test", MethodSource.from(type.getName(), "test")) {
            @Override
            public Type getType() {
                return Type.TEST;
            }
        };
    }

    @Sharded
    private static final class SlowTests {}
}
