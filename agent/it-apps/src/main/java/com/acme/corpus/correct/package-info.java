/** Programs that look guilty and are not. */
package com.acme.corpus.correct;
