package io.sessionaudit.core.secrets;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.sessionaudit.core.jdbc.SafeUrl;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A marker in place of the user, the password or a parameter of a URL never appears in the safe URL, which is shown the
 * same if it is made safe again; no text causes an exception.
 *
 * <p>A normal test run repeats the inputs in this class's resources; {@code scripts/fuzz} searches for new ones and
 * writes them there, so that they remain as tests.
 */
class SafeUrlFuzzTest {
    @FuzzTest
    void showsNoValueOfAnyUrl(FuzzedDataProvider data) {
        String url = new RandomUrls(new FuzzedChoices(data)).next();
        assertThat(SafeUrl.of(url)).as(url).doesNotContain(Example.MARKER);
        SafeUrl.omitsAddress(url);

        String text = data.consumeRemainingAsString();
        assertThat(SafeUrl.of(text)).hasSizeLessThanOrEqualTo(Math.max(text.length(), "unknown".length()));
        SafeUrl.omitsAddress(text);
    }
}
