package io.sessionaudit.tools;

/** Describes on one line why a command has failed. */
final class CommandFailure {
    private CommandFailure() {}

    static String describe(Throwable failure) {
        if (failure instanceof OutOfMemoryError) {
            return "the memory of this JVM is not sufficient; give it more: java -Xmx4g -jar session-audit.jar";
        }
        if (failure instanceof StackOverflowError) {
            return "the stack of this JVM is not sufficient; give it more: java -Xss16m -jar session-audit.jar";
        }
        if (failure instanceof LinkageError) {
            return "this Java lacks a part that the command needs (" + failure.getMessage()
                    + "); run it with the java of a complete JDK or JRE";
        }
        return failure.toString();
    }
}
