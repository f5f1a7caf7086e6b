/** Runs the programs of the truth corpus, each on a pool of its own; knows nothing of who is watching. */
package com.acme.corpus.host;
