/** A connection pool in a package on no list. */
package com.acme.custompool;
