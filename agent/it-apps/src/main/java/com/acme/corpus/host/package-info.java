/** Runs the programs of the truth corpus, each on its own pool, independently of any agent. */
package com.acme.corpus.host;
