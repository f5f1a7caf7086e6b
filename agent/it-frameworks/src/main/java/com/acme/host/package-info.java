/** Runs the programs of the corpus; each has a pool and a database of its own. */
package com.acme.host;
