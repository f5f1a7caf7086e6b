package io.sessionaudit.runtime.weave;

/**
 * A class file that was woven.
 *
 * @param closeIsWoven whether it declares a {@code close} of connections, which the agent will be told of
 * @param tooLarge names a method that would have become too large, and is as it was; null where there is none
 */
record WovenClass(byte[] classFile, boolean closeIsWoven, RuntimeException tooLarge) {}
