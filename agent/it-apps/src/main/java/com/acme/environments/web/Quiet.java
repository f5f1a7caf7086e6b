package com.acme.environments.web;

import java.util.logging.Level;
import java.util.logging.Logger;

/** The JDK's logging makes one of these at its beginning; it leaves nothing but complaints. */
public final class Quiet {
    public Quiet() {
        Logger.getLogger("").setLevel(Level.WARNING);
    }
}
