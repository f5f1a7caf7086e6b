package io.sessionaudit.core.attach;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionDumpTest {
    @Test
    void encodesLinesOfAnyContentOnOneLine() throws IOException {
        List<String> lines = List.of("{\"a\":\"b:c,d\"}", "{\"z\":\"\u00fc\u4e2d\"}");
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        for (String line : lines) {
            encoder.lines().write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        String text = encoder.encode(2);

        assertThat(text).matches("[\\x21-\\x7e]+");
        assertThat(SessionDump.decode(text)).isEqualTo(new SessionDump(2, lines));
    }

    @Test
    void hasNoRoomForMoreThanTheLimit() throws IOException {
        SessionDump.Encoder encoder = new SessionDump.Encoder();
        Random random = new Random(1);
        byte[] noise = new byte[1 << 16];
        int written = 0;
        while (encoder.hasRoom()) {
            random.nextBytes(noise);
            encoder.lines().write(noise);
            written += noise.length;
        }

        assertThat(written).isBetween(4 << 20, 5 << 20);
    }

    @Test
    void rejectsWhatIsNoDump() {
        for (String text : new String[] {"", "2", "x,AAAA", "2,!", ",", "2," + "QUJD"}) {
            assertThatThrownBy(() -> SessionDump.decode(text)).as(text).isInstanceOf(IOException.class);
        }
    }
}
