package io.sessionaudit.tools.report;

/**
 * An estimate of the share of connection-time in which no JDBC call was in progress. {@code low} and {@code high} are
 * the bounds of the 95 % confidence interval for a proportion by E. B. Wilson (Probable inference, the law of
 * succession, and statistical inference, JASA 22, 1927), which is also valid for few samples and for shares near 0 and
 * 1. It assumes that the samples are independent, so it is too narrow for sessions of many seconds.
 *
 * @param samples the number of samples: one for each session that was open at a scan
 */
public record IdleShare(double share, double low, double high, long samples) {
    /** The 97.5th percentile of the normal distribution. */
    private static final double Z = 1.959964;

    /** {@return the estimate, or null if there are no samples} */
    static IdleShare of(long idle, long samples) {
        if (samples <= 0) {
            return null;
        }
        double share = Math.max(0, Math.min(1, (double) idle / samples));
        double z2 = Z * Z / samples;
        double centre = (share + z2 / 2) / (1 + z2);
        double half = Z * Math.sqrt(share * (1 - share) / samples + z2 / (4 * samples)) / (1 + z2);
        return new IdleShare(
                rounded(share), rounded(Math.max(0, centre - half)), rounded(Math.min(1, centre + half)), samples);
    }

    private static double rounded(double share) {
        return Math.round(share * 1000) / 1000.0;
    }
}
