package com.acme.frameworks.jpa;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Sells products. */
@Service
class Counter {
    private final Products products;

    Counter(Products products) {
        this.products = products;
    }

    /** One session: the lazy tags are read in it. */
    @Transactional
    public int sell(long id) {
        Product product = products.findById(id).orElseThrow();
        product.take();
        return product.tagCount();
    }

    /** To be called within a transaction: opens a second session in addition to the caller's. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public long register(String name) {
        return products.save(new Product(name, 1)).id();
    }
}
