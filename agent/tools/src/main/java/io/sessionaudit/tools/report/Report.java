package io.sessionaudit.tools.report;

import java.io.Serializable;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionaudit.core.log.Severity;
import io.sessionaudit.core.log.reader.LogProblem;

/**
 * The report of one or several logs. The names of the components, with underscores, are the public names of the JSON
 * report.
 *
 * @param report the version of the JSON report
 * @param runs the runs, in the order of the logs
 * @param findings the findings by kind and place; the worst first
 * @param sources the sessions of each source
 * @param pools who used the connections of each source
 * @param problems the parts that could not be read
 * @param verdict the summary
 * @param services the runs by program and Java version; those beyond 5,000 are one row, {@code others}
 */
public record Report(
        int report,
        List<RunSummary> runs,
        List<FindingGroup> findings,
        List<SourceUse> sources,
        List<PoolUse> pools,
        ReadProblems problems,
        ReportVerdict verdict,
        List<ServiceUse> services) {
    /** The version of the JSON report. */
    public static final int VERSION = 1;

    /**
     * One run of a JVM. Values that its {@code start} record does not contain are null.
     *
     * @param stopped whether the log has a {@code stop} record; otherwise the JVM was killed or is still running
     * @param missingParts the number of files of the run that were not given, although later ones were
     * @param sessions session records plus those that summaries represent
     * @param unfinished sessions open for over a second at the end of a log without a {@code stop} record
     * @param untracked sessions that were opened before the attach, or were open when a hook failed
     * @param changes the options that were changed at run time
     * @param unaudited the first classes that could not be audited
     */
    public record RunSummary(
            String file,
            Instant from,
            Instant to,
            String main,
            String java,
            Long pid,
            String host,
            String agent,
            Map<String, String> options,
            boolean stopped,
            long missingParts,
            long sessions,
            long unfinished,
            long untracked,
            List<OptionChange> changes,
            List<UnauditedClassEntry> unaudited) {}

    /** An option that was changed at run time. */
    public record OptionChange(Instant time, String option, String before, String after) implements Serializable {}

    /** A class that is not audited, and why. */
    public record UnauditedClassEntry(@JsonProperty("class") String className, String reason) implements Serializable {}

    /**
     * Findings of one kind at one place, in all the logs. Without place and site: findings without a stack of one
     * source, or those of all places beyond a limit.
     *
     * @param severity the worst severity
     * @param count the number of findings, with those that were only counted
     * @param resolved the number of resolved findings
     * @param jvms the number of runs with such findings; above 1,023, an estimate with a standard error of 3 %
     * @param place the frame that the responsible developer would inspect; null if the log does not state it
     * @param placeKind its kind, such as {@code application}; null if the log does not state it
     * @param through the libraries between the place and the pool, the outermost last
     * @param stacks the number of different stacks that lead to the place, at least
     * @param site the id of one of these stacks; null if none was captured
     * @param sites the ids of the first of these stacks
     * @param frames the place and its callers on the stack {@code site}: the first frames
     * @param framesLeftOut the number of further callers
     * @param message the message of one finding
     * @param remedy the fix
     */
    public record FindingGroup(
            String kind,
            String title,
            String severity,
            long count,
            long resolved,
            long jvms,
            String place,
            String placeKind,
            List<String> through,
            long stacks,
            String site,
            List<String> sites,
            List<String> frames,
            long framesLeftOut,
            List<String> sources,
            Instant first,
            Instant last,
            String message,
            String remedy) {
        /** By severity and count; equal ones by kind and place, so that the order of the logs does not matter. */
        static final Comparator<FindingGroup> WORST_FIRST = Comparator.comparing(
                        (FindingGroup group) -> Severity.of(group.severity()))
                .thenComparing(FindingGroup::count)
                .reversed()
                .thenComparing(FindingGroup::kind, Comparator.nullsLast(Comparator.naturalOrder()))
                .thenComparing(FindingGroup::where);

        /** {@return what identifies the place: without a place the site, and without that the sources} */
        public String where() {
            return place != null ? place : site != null ? site : String.join(", ", sources);
        }

        /** {@return the place for display} */
        public String placeText() {
            return place != null ? place : site != null ? "site " + site : "place unknown: no stack was captured";
        }
    }

    /**
     * The use of one source, in all the logs.
     *
     * @param ends the number of sessions by end
     * @param heldMs null if there was no session
     */
    public record SourceUse(
            String source,
            @JsonProperty("class") String className,
            List<String> urls,
            Long max,
            long sessions,
            HeldTimePercentiles heldMs,
            Map<String, Long> ends,
            long unfinished) {}

    /**
     * Percentiles of held times, in milliseconds.
     *
     * @param approximate whether they include summaries, which contain only these three values
     */
    public record HeldTimePercentiles(double p50, double p99, double max, boolean approximate) {}

    /**
     * The parts of the logs that could not be read.
     *
     * @param count the number of parts
     * @param first the first ones
     */
    public record ReadProblems(long count, List<LogProblem> first) {}

    /**
     * The summary of the report.
     *
     * @param outcome {@code findings}, {@code no-findings} or {@code nothing-readable}
     * @param severities findings by severity
     * @param jvms the number of runs; above 5,000, an estimate with a standard error of 3 %
     */
    public record ReportVerdict(
            String outcome, long findings, Map<String, Long> severities, long sessions, long jvms) {}
}
