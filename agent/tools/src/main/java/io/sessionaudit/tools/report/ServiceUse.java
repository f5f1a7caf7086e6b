package io.sessionaudit.tools.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The runs of one program on one version of Java.
 *
 * @param main main class or jar; null if the log does not state it
 * @param java the version of Java; null if the log does not state it
 * @param jvms the number of runs
 * @param hosts the number of hosts; 0 if it is not known
 * @param firstHosts the first of these hosts, by name
 * @param sessions the number of sessions
 */
public record ServiceUse(String main, String java, long jvms, long hosts, List<String> firstHosts, long sessions) {
    private static final int MAX_HOSTS = 5;
    private static final Comparator<ServiceUse> MOST_JVMS_FIRST = Comparator.comparing(ServiceUse::jvms)
            .reversed()
            .thenComparing(ServiceUse::main, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(ServiceUse::java, Comparator.nullsLast(Comparator.naturalOrder()));

    private record Key(String main, String java) {}

    /** {@return the programs, the one with the most runs first; the combined runs are the last row} */
    static List<ServiceUse> of(RunTallies runs) {
        Map<Key, List<Report.RunSummary>> byService = new HashMap<>();
        for (RunKey key : runs.inOrder()) {
            Report.RunSummary run = runs.of(key).run();
            byService
                    .computeIfAbsent(new Key(run.main(), run.java()), made -> new ArrayList<>())
                    .add(run);
        }
        List<ServiceUse> services = new ArrayList<>();
        byService.forEach((key, members) -> services.add(of(key, members)));
        services.sort(MOST_JVMS_FIRST);
        RunTally others = runs.others();
        if (others != null) {
            long combined = runs.count() - RunTallies.MAX_RUNS;
            services.add(new ServiceUse(ReportTallies.OTHERS, null, combined, 0, List.of(), others.sessions()));
        }
        return services;
    }

    private static ServiceUse of(Key key, List<Report.RunSummary> runs) {
        Set<String> hosts = new HashSet<>();
        long sessions = 0;
        for (Report.RunSummary run : runs) {
            sessions += run.sessions();
            if (run.host() != null) {
                hosts.add(run.host());
            }
        }
        List<String> first = hosts.stream().sorted().limit(MAX_HOSTS).toList();
        return new ServiceUse(key.main, key.java, runs.size(), hosts.size(), first, sessions);
    }
}
