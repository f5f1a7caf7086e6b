package io.sessionaudit.tools.html;

import java.util.List;
import java.util.Map;

import io.sessionaudit.tools.report.Report;

/**
 * What a page is made of. The names of the components, with underscores, are those that the scripts read. Whatever points at
 * something points at its place in a list; -1 for nothing.
 *
 * @param version of the tools that made it
 * @param headline the verdict, in one sentence
 * @param report what the report says in its other forms
 * @param findings one by one, with the fields that they have in the log
 * @param findingsLeftOut how many there was no room for
 */
record Page(
        String version,
        String headline,
        Report report,
        List<RunIdentity> runs,
        List<SessionBar.ThreadIdentity> threads,
        List<String> sources,
        List<SiteFrames> sites,
        SessionColumns sessions,
        List<Map<String, Object>> findings,
        long findingsLeftOut,
        List<HeldBySite.Distribution> held,
        List<OpenSeries> open) {

    /** One run of one JVM. */
    record RunIdentity(String file, String host, Long pid, String main) {}

    /** A place in the code. */
    record SiteFrames(String site, List<String> frames) {}

    /**
     * The sessions, column by column, in the order of their opening.
     *
     * @param seen how many there were in the logs
     * @param fromUs the zero of {@code opened}, in microseconds since 1970
     * @param toUs when the last of them ended
     * @param opened in microseconds after {@code fromUs}
     * @param held in microseconds
     * @param scope of those that have one, by their place
     * @param looks of those that outlived a second, by their place
     */
    record SessionColumns(
            long seen,
            long fromUs,
            long toUs,
            List<String> ends,
            long[] number,
            long[] opened,
            long[] held,
            int[] thread,
            int[] source,
            int[] site,
            long[] statements,
            long[] commits,
            long[] rollbacks,
            int[] end,
            long[] serverId,
            Map<Integer, String> scope,
            Map<Integer, List<SessionBar.Look>> looks) {}

    /** How many sessions of a source were open on average, bucket by bucket. */
    record OpenSeries(String source, long fromUs, long widthUs, double[] averages) {}
}
