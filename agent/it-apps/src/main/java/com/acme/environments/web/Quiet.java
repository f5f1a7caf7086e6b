package com.acme.environments.web;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The JDK's logging instantiates it at startup; it suppresses everything except warnings. */
public final class Quiet {
    public Quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
