package io.sessionaudit.tools.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sessionaudit.core.log.reader.LogProblem;

/**
 * What there is to say about some logs. The names of the components, with underscores, are those of the JSON report, and
 * public for that reason.
 *
 * @param report version of this form
 * @param runs each run of a JVM, in the order of the logs
 * @param findings what was found, by kind and site; the worst first
 * @param sources use of each source
 * @param problems what could not be read
 * @param verdict the sum of it
 */
public record Report(
        int report,
        List<RunSummary> runs,
        List<FindingGroup> findings,
        List<SourceUse> sources,
        ReadProblems problems,
        ReportVerdict verdict) {
    /** The version of the JSON report. */
    public static final int VERSION = 1;

    /**
     * One run of one JVM. What its {@code start} record does not say is null.
     *
     * @param stopped whether the log has its end; otherwise the JVM was killed or still runs
     * @param missingParts files of the run that are not among the logs, though later ones are
     * @param sessions lines plus what summaries stand for
     * @param unfinished sessions that were open when a log without end broke off, of those that had been open for a second
     * @param unknown sessions that were opened before the agent came, and have been closed since, or were open when a hook of it failed
     * @param changes of options, while the agent ran
     * @param unaudited classes that could not be audited; the first of them
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
            long unknown,
            List<OptionChange> changes,
            List<UnauditedClassEntry> unaudited) {}

    /** An option that has changed while the agent ran. */
    public record OptionChange(Instant time, String option, String before, String after) {}

    /** A class that is not audited, and why. */
    public record UnauditedClassEntry(@JsonProperty("class") String className, String reason) {}

    /**
     * Findings of one kind at one site, in all the logs.
     *
     * @param severity the worst of them
     * @param count written and only counted ones
     * @param resolved how many of them ended well after all
     * @param site its id; null where the stack was not captured
     * @param frames the first frames of the site, the application's on top
     * @param framesLeftOut how many more there are
     * @param message of one of them
     * @param remedy what to do
     */
    public record FindingGroup(
            String kind,
            String title,
            String severity,
            long count,
            long resolved,
            String site,
            List<String> frames,
            long framesLeftOut,
            List<String> sources,
            Instant first,
            Instant last,
            String message,
            String remedy) {}

    /**
     * The use of one source, in all the logs.
     *
     * @param ends how many sessions ended in which way
     * @param heldMs null where there was no session
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
     * How long sessions were open, in milliseconds.
     *
     * @param approximate whether summaries had a part in it, which know only these three values themselves
     */
    public record HeldTimePercentiles(double p50, double p99, double max, boolean approximate) {}

    /**
     * What could not be read.
     *
     * @param count all of them
     * @param first the first of them
     */
    public record ReadProblems(long count, List<LogProblem> first) {}

    /**
     * The sum of it.
     *
     * @param outcome {@code findings}, {@code no-findings} or {@code nothing-readable}
     * @param severities findings by severity
     */
    public record ReportVerdict(String outcome, long findings, Map<String, Long> severities, long sessions) {}
}
