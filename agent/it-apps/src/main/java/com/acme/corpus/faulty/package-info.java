/** Programs with a mistake in them; the head of each says which, in words that the corpus' test reads. */
package com.acme.corpus.faulty;
