package io.sessionaudit.runtime.listen;

/**
 * What has been learnt of the application's objects, and outlives the listener: options may change, and a listener made for the
 * new ones goes on with the same sources and sessions. Threadsafe.
 */
public final class Knowledge {
    final Slots slots = new Slots();
    final Introductions introductions = new Introductions();
}
