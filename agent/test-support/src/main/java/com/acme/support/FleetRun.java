package com.acme.support;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Generates the records of one run of a JVM. Not threadsafe. */
final class FleetRun {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final List<String> KINDS =
            List.of("held", "second-session", "uncommitted-close", "abandoned", "starved", "self-deadlock", "of-later");
    private static final int SITES = 15;

    private final Random random;
    private final String name;
    private final List<Long> announced = new ArrayList<>();
    private final StringBuilder lines = new StringBuilder();
    private long micros;
    private long sessions;
    private long counted;
    private long findings;

    FleetRun(Random random, String name) {
        this.random = random;
        this.name = name;
        this.micros = random.nextInt(3_600) * 1_000_000L;
    }

    /** {@return the records of a file} */
    String part(int number, int count) {
        lines.setLength(0);
        line("start", "\"format\":1,\"part\":%d,%s", number, identity());
        announced.forEach(this::open);
        definitions();
        for (int i = 0; i < count; i++) {
            session();
        }
        rest();
        return lines.toString();
    }

    /** {@return the last record} */
    String stop(int lost) {
        lines.setLength(0);
        line("stop", "\"sessions\":%d,\"open\":%d,\"findings\":{},\"untracked\":2", counted + lost, announced.size());
        return lines.toString();
    }

    /** {@return a run that readers reject} */
    String ofOtherVersion() {
        lines.setLength(0);
        line("start", "\"format\":99,\"part\":1,%s", identity());
        session();
        counted--;
        return lines.toString();
    }

    private String identity() {
        return "\"run\":\"" + name + "\",\"agent\":\"1.0.0\",\"java\":\"" + (random.nextBoolean() ? 17 : 21)
                + "\",\"pid\":" + random.nextInt(9_000) + ",\"host\":\"" + name + "\",\"main\":\"orders.jar\","
                + "\"options\":{\"held-after\":\"2s\"}";
    }

    private void definitions() {
        line("source", "\"source\":\"orders\",\"class\":\"com.acme.Pool\",\"url\":\"jdbc:h2:mem:%s\",\"max\":10", name);
        line("source", "\"source\":\"reports\",\"class\":\"com.acme.Pool\"");
        for (int site = 0; site < SITES; site++) {
            String frames = "\"frames\":[\"com.acme.C" + site % 7 + ".m(C.java:1)\",\"com.acme.Api" + site
                    + ".get(Api.java:2)\"]";
            String place = site % 5 == 0
                    ? ""
                    : "\"place\":\"com.acme.C" + site % 7 + ".m(C.java:1)\",\"place_kind\":\"application\","
                            + "\"through\":[\"Library " + site % 3 + "\",\"Spring\"],";
            line("site", "\"site\":\"%08x\",%s%s", site, place, frames);
        }
    }

    private void session() {
        boolean isLong = random.nextInt(6) == 0;
        double held = isLong ? 1_000 + random.nextInt(90_000) : random.nextInt(900_000) / 1_000.0;
        long number = ++sessions;
        if (isLong) {
            announced.add(number);
            open(number);
            micros += 500_000;
            if (random.nextInt(4) == 0) {
                return;
            }
        }
        if (random.nextInt(4) == 0) {
            finding(number);
        }
        if (isLong && random.nextInt(12) == 0) {
            announced.remove(number);
            line("resolved", "\"session\":%d,\"held_ms\":7.5,\"withdrawn\":true", number);
            return;
        }
        announced.remove(number);
        counted++;
        line(
                "session",
                "\"session\":%d,\"source\":\"%s\",\"thread\":\"http-%d\",\"thread_id\":%d,%s\"server_id\":9,"
                        + "\"virtual\":false,\"opened\":\"%s\",\"held_ms\":%.3f,\"statements\":2,\"commits\":1,"
                        + "\"rollbacks\":0,\"end\":\"%s\"%s",
                number,
                source(),
                number % 5,
                30 + number % 5,
                site(),
                time(micros - (long) (held * 1_000)),
                held,
                random.nextInt(9) == 0 ? "aborted" : "closed",
                random.nextInt(20) == 0 ? ",\"scope_requires_new\":true" : "");
        micros += random.nextInt(400_000);
    }

    private void open(long number) {
        line(
                "open",
                "\"session\":%d,\"source\":\"orders\",\"thread\":\"http-1\",\"thread_id\":31,\"site\":\"%08x\","
                        + "\"opened\":\"%s\"",
                number,
                number % SITES,
                time(micros - 1_000_000));
    }

    private void finding(long session) {
        long number = ++findings;
        String kind = KINDS.get(random.nextInt(KINDS.size()));
        if (random.nextInt(9) > 0) { // otherwise only its escalation is in the log
            finding(number, kind, session, "");
        }
        if (random.nextInt(3) == 0) {
            finding(number, kind, session, ",\"escalation\":2");
        }
        if (random.nextInt(3) == 0) {
            line(
                    "resolved",
                    "\"finding\":%d,\"kind\":\"%s\",\"session\":%d,\"held_ms\":12.5%s",
                    number,
                    kind,
                    session,
                    random.nextInt(4) == 0 ? ",\"withdrawn\":true" : "");
        }
    }

    private void finding(long number, String kind, long session, String fields) {
        String place = random.nextInt(3) == 0
                ? "\"place\":\"com.acme.C" + number % 7 + ".m(C.java:1)\",\"place_kind\":\"application\","
                : "";
        line(
                "finding",
                "\"finding\":%d,\"kind\":\"%s\",\"severity\":\"%s\",\"session\":%d,\"source\":\"%s\",\"thread_id\":%d,"
                        + "%s%s\"message\":\"Found %d in %s. Fix.\",\"remedy\":\"Fix\",\"count\":1,\"depth\":%d,"
                        + "\"waited_ms\":%d.5,\"threads\":3,\"sufficient_size\":4%s",
                number,
                kind,
                List.of("info", "warning", "error").get(random.nextInt(3)),
                session,
                source(),
                30 + number % 5,
                site(),
                place,
                number,
                name,
                2 + random.nextInt(2),
                random.nextInt(5_000),
                fields);
    }

    private void rest() {
        long summarised = random.nextInt(50);
        counted += summarised;
        line(
                "summary",
                "\"source\":\"orders\",\"site\":\"00000002\",\"stacks\":4,\"sessions\":%d,\"findings\":{\"held\":3},"
                        + "\"resolved\":{\"held\":1},\"ends\":{\"closed\":%d},"
                        + "\"held_ms\":{\"p50\":4.5,\"p99\":90.25,\"max\":120.125}",
                summarised,
                summarised);
        line(
                "usage",
                "\"source\":\"orders\",\"samples\":60,\"in_use_max\":%d,\"waiting\":3,\"waiting_max\":2,\"places\":["
                        + "{\"site\":\"00000003\",\"in_use\":40,\"in_use_max\":3,\"idle\":20},{\"in_use\":2,"
                        + "\"in_use_max\":1,\"idle\":1},{\"others\":5,\"in_use\":1,\"in_use_max\":1,\"idle\":0}]",
                random.nextInt(10));
        line("options-changed", "\"options\":{\"held-after\":\"%ds\"},\"before\":{\"held-after\":\"2s\"}", micros % 50);
        line("unaudited", "\"class\":\"com.acme.Odd%d\",\"reason\":\"is odd\"", random.nextInt(3));
        line("reclaim", "\"source\":\"orders\",\"outcome\":\"reclaimed\",\"session\":1");
        line("export", "\"url\":\"http://collector\",\"sent\":5,\"unsent\":1");
    }

    private String site() {
        int site = random.nextInt(SITES + 3); // some are not defined
        return site == SITES ? "" : String.format("\"site\":\"%08x\",", site);
    }

    private String source() {
        return random.nextInt(3) == 0 ? "reports" : "orders";
    }

    private void line(String type, String fields, Object... values) {
        lines.append("{\"type\":\"")
                .append(type)
                .append("\",\"time\":\"")
                .append(time(micros))
                .append("\",");
        lines.append(String.format(Locale.ROOT, fields, values)).append("}\n");
    }

    private static String time(long micros) {
        return NOON.plus(micros, ChronoUnit.MICROS).toString();
    }
}
