package io.sessionaudit.benchmarks.writer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.sessionaudit.core.session.Session;
import io.sessionaudit.core.session.Source;
import io.sessionaudit.runtime.output.AuditLog;
import org.HdrHistogram.Histogram;

/** Times each call that adds a session to the queue; the baseline is the same timing of an empty call. */
final class Delays {
    private static final int WARM_UP = 500_000;
    private static final int CALLS = 3_000_000;
    private static final long HIGHEST_NANOS = 60_000_000_000L;

    private final Histogram nothing = new Histogram(HIGHEST_NANOS, 3);
    private final Histogram offers = new Histogram(HIGHEST_NANOS, 3);

    static void measure(String what, AuditLog log, int threads) throws InterruptedException {
        Source source = Closed.source();
        List<Delays> delays = new ArrayList<>();
        List<Thread> producers = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            Delays own = new Delays();
            delays.add(own);
            Thread producer = new Thread(() -> own.produce(log, source), "producer-" + i);
            producers.add(producer);
            producer.start();
        }
        Histogram nothing = new Histogram(HIGHEST_NANOS, 3);
        Histogram offers = new Histogram(HIGHEST_NANOS, 3);
        for (int i = 0; i < threads; i++) {
            producers.get(i).join();
            nothing.add(delays.get(i).nothing);
            offers.add(delays.get(i).offers);
        }
        print(what + ", threads " + threads + ": handing over", offers);
        print(what + ", threads " + threads + ": nothing (baseline)", nothing);
    }

    private void produce(AuditLog log, Source source) {
        Closed closed = new Closed(source);
        for (int i = 0; i < WARM_UP + CALLS; i++) {
            Session session = closed.next();
            long begin = System.nanoTime();
            log.accept(session);
            long offered = System.nanoTime();
            long end = System.nanoTime();
            if (i >= WARM_UP) {
                offers.recordValue(Math.min(HIGHEST_NANOS, offered - begin));
                nothing.recordValue(Math.min(HIGHEST_NANOS, end - offered));
            }
        }
    }

    private static void print(String what, Histogram histogram) {
        System.out.println(String.format(
                Locale.ROOT,
                "%s: p50 %,d ns, p99 %,d ns, p99.9 %,d ns, p99.99 %,d ns",
                what,
                histogram.getValueAtPercentile(50),
                histogram.getValueAtPercentile(99),
                histogram.getValueAtPercentile(99.9),
                histogram.getValueAtPercentile(99.99)));
    }
}
