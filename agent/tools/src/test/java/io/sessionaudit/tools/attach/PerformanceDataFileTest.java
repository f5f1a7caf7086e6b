package io.sessionaudit.tools.attach;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class PerformanceDataFileTest {
    private enum Order {
        BIG,
        LITTLE
    }

    @Test
    void readsThisJvm() throws IOException {
        String pid = Long.toString(ProcessHandle.current().pid());
        assertThat(PerformanceDataFile.text(pid, "java.property.java.version"))
                .isEqualTo(System.getProperty("java.version"));
        assertThat(PerformanceDataFile.text(pid, "io.sessionaudit.state")).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void readsBothByteOrders(Order order) throws IOException {
        byte[] file = file(order, "a.name", "its value");
        assertThat(PerformanceDataFile.text(file, "a.name")).isEqualTo("its value");
        assertThat(PerformanceDataFile.text(file, "another")).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 31, 40, 60})
    void refusesIncompleteFiles(int length) {
        byte[] file = new byte[length];
        byte[] whole = file(Order.LITTLE, "a.name", "its value");
        System.arraycopy(whole, 0, file, 0, Math.min(length, whole.length));
        assertThatThrownBy(() -> PerformanceDataFile.text(file, "a.name")).isInstanceOf(IOException.class);
    }

    private static byte[] file(Order order, String name, String value) {
        ByteBuffer data = ByteBuffer.allocate(200);
        data.putInt(0xCAFEC0C0).put((byte) order.ordinal()).put((byte) 2);
        data.order(order == Order.BIG ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        data.putInt(24, 32).putInt(28, 1);
        data.putInt(32, 100).putInt(36, 20).putInt(48, 50);
        data.position(52);
        data.put(name.getBytes(StandardCharsets.UTF_8));
        data.position(82);
        data.put(value.getBytes(StandardCharsets.UTF_8));
        return data.array();
    }
}
