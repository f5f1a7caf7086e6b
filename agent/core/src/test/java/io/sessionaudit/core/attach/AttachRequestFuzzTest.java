package io.sessionaudit.core.attach;

import java.io.IOException;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Any argument of an attached agent is a request, any property is an answer or none, and any answer is a dump or
 * refused as such; requests and answers are received as they were sent.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
class AttachRequestFuzzTest {
    @FuzzTest
    void receivesWhatWasSent(FuzzedDataProvider data) {
        String argument = data.consumeString(200);
        AttachRequest received = AttachRequest.of(argument);
        assertThat(received.wantsAnswer() ? received.argument() : received.options())
                .isEqualTo(argument);

        AttachRequest sent = new AttachRequest("1.0", data.consumeInt() + "", data.consumeString(200));
        assertThat(AttachRequest.of(sent.argument())).isEqualTo(sent);

        AttachAnswer answer =
                new AttachAnswer(sent.mark(), data.pickValue(AttachAnswer.Outcome.values()), data.consumeString(200));
        assertThat(AttachAnswer.of(answer.property(), sent.mark())).isEqualTo(answer);

        String property = data.consumeRemainingAsString();
        AttachAnswer any = AttachAnswer.of(property, sent.mark());
        assertThat(any == null ? property : any.property()).isEqualTo(property);
        try {
            assertThat(SessionDump.decode(property).lines()).isNotNull();
        } catch (IOException e) {
            assertThat(e).isNotNull();
        }
    }
}
