package io.sessionaudit.benchmarks.cost;

/**
 * What a phase of {@link OrderLoad} has cost.
 *
 * @param name {@code first} or {@code steady}
 * @param orders how many orders were placed
 * @param seconds by the clock
 * @param p99Millis the time that 99 of 100 orders did not exceed
 * @param processor the processor time of the JVM
 */
record Phase(String name, int orders, double seconds, double p99Millis, ProcessorTime processor) {
    private static final int FIELDS = 5;

    /** {@return processor time of the JVM in microseconds for each order} */
    double microsPerOrder() {
        return 1_000 * processor.total() / orders;
    }

    /** {@return processor time of a group of threads in microseconds for each order} */
    double microsPerOrder(ThreadKind group) {
        return 1_000 * processor.groups().getOrDefault(group, 0.0) / orders;
    }

    double ordersPerSecond() {
        return orders / seconds;
    }

    /** {@return one line that {@link #parse} reads} */
    String line() {
        return name + " " + orders + " " + seconds + " " + p99Millis + " " + processor.line();
    }

    static Phase parse(String line) {
        String[] words = line.split(" ", FIELDS);
        return new Phase(
                words[0],
                Integer.parseInt(words[1]),
                Double.parseDouble(words[2]),
                Double.parseDouble(words[3]),
                ProcessorTime.parse(words[4]));
    }
}
