/** A connection pool in an unknown package. */
package com.acme.custompool;
