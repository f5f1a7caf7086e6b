package io.sessionaudit.tools.html;

import java.util.List;
import java.util.Map;

import io.sessionaudit.tools.input.StackFold;
import io.sessionaudit.tools.report.Report;

/**
 * The data of a page. The scripts read the components by their names, with underscores. References are indexes into
 * lists; -1 for none.
 *
 * @param version the version of the tools
 * @param headline the verdict, in one sentence
 * @param report the report that the other formats show
 * @param findings single findings, with their fields in the log
 * @param findingsLeftOut the number of findings that were left out
 */
record Page(
        String version,
        String headline,
        Report report,
        List<RunIdentity> runs,
        List<SessionBar.ThreadIdentity> threads,
        List<String> sources,
        List<SiteText> sites,
        SessionColumns sessions,
        List<Map<String, Object>> findings,
        long findingsLeftOut,
        List<HeldByPlace.Distribution> held,
        List<OpenSeries> open) {

    /** One run of one JVM. */
    record RunIdentity(String file, String host, Long pid, String main) {}

    /**
     * A site: its place and its stack.
     *
     * @param place null if the log does not contain the site
     * @param folds which frames are shown as one line; empty if their kinds are not known
     */
    record SiteText(
            String site,
            String place,
            String placeKind,
            List<String> through,
            List<String> frames,
            List<StackFold> folds) {}

    /**
     * The sessions, column by column, in the order of their opening.
     *
     * @param seen the number of sessions in the logs
     * @param fromUs the zero of {@code opened}, in microseconds since 1970
     * @param toUs the end of the last session, in microseconds since 1970
     * @param opened in microseconds after {@code fromUs}
     * @param held in microseconds
     * @param scope names of scopes, by index of their session
     * @param activity activity of sessions open for over a second, by index of their session
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
            Map<Integer, List<SessionBar.ActivityPeriod>> activity) {}

    /**
     * The average number of open sessions of a source, by bucket.
     *
     * @param places the places with the most use
     */
    record OpenSeries(String source, long fromUs, long widthUs, double[] averages, List<PlaceSeries> places) {}

    /**
     * The average number of open sessions of a place, in the buckets of its source.
     *
     * @param place null for sessions whose stack was not captured
     */
    record PlaceSeries(String place, double[] averages) {}
}
