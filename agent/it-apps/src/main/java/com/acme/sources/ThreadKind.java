package com.acme.sources;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Starts threads of a kind; virtual ones through method handles, because JDK 17 has none. */
enum ThreadKind {
    PLATFORM,
    VIRTUAL;

    /** An action that may fail. */
    @FunctionalInterface
    interface Action {
        void run() throws Exception;
    }

    Thread start(String name, Action action) {
        Runnable task = () -> {
            try {
                action.run();
            } catch (Exception e) {
                e.printStackTrace();
                System.out.println(name + " | FAILED " + e);
            }
        };
        if (this == VIRTUAL) {
            return startVirtual(name, task);
        }
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Runs to the end. */
    void run(String name, Action action) throws InterruptedException {
        start(name, action).join();
    }

    private static Thread startVirtual(String name, Runnable task) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            Class<?> virtual = Class.forName("java.lang.Thread$Builder$OfVirtual");
            MethodHandle builder = lookup.findStatic(Thread.class, "ofVirtual", MethodType.methodType(virtual));
            MethodHandle named = lookup.findVirtual(virtual, "name", MethodType.methodType(virtual, String.class));
            MethodHandle start =
                    lookup.findVirtual(virtual, "start", MethodType.methodType(Thread.class, Runnable.class));
            return (Thread) start.invoke(named.invoke(builder.invoke(), name), task);
        } catch (Throwable e) {
            throw new IllegalStateException("no virtual threads", e);
        }
    }
}
