package com.acme.recording;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.HashMap;
import java.util.Map;

import com.acme.support.PoolKind;

/**
 * Causes each kind of finding, on three pools, through recording objects. Each line of its standard input is {@code
 * begin KIND} or {@code end KIND}; at the end of the input it prints the recording.
 */
public final class RecordedFaults {
    private final Map<String, Faults> faults = new HashMap<>();

    private RecordedFaults() {}

    public static void main(String[] arguments) throws Exception {
        Class.forName(RecordingDriver.class.getName());
        RecordedFaults program = new RecordedFaults();
        System.out.println("ready");
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            program.obey(order.split(" ")[0], order.split(" ")[1]);
            System.out.println("done " + order);
        }
        Recorder.print();
        System.exit(0); // some pools leave threads behind
    }

    private void obey(String order, String kind) throws Exception {
        for (PoolKind pool : RecordedPools.KINDS) {
            String key = kind + pool;
            if (order.equals("begin")) {
                faults.put(key, new Faults(pool, kind));
                faults.get(key).begin(kind);
            } else {
                faults.get(key).end(kind);
            }
        }
    }
}
