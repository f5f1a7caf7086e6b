/** Programs with a bug; the header of each defines the expected finding. */
package com.acme.corpus.faulty;
