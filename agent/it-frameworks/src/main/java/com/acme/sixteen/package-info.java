/** One application in which each of sixteen methods opens a session, through all usual libraries. */
package com.acme.sixteen;
