package com.acme.flowable;

import com.acme.host.Host;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.ImplementationType;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.ServiceTask;
import org.flowable.bpmn.model.StartEvent;
import org.flowable.common.engine.impl.cfg.IdGenerator;
import org.flowable.common.engine.impl.persistence.StrongUuidGenerator;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.delegate.JavaDelegate;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;

/** An engine over the host's pool, with one process of one task. */
final class Engines {
    static final String PROCESS = "payment";

    private Engines() {}

    /** An engine whose ids are not read from the database. */
    static ProcessEngine of(Host host, Class<? extends JavaDelegate> delegate) {
        return of(host, delegate, new StrongUuidGenerator());
    }

    /** An engine; without a generator, it reads blocks of ids from its table of properties. */
    static ProcessEngine of(Host host, Class<? extends JavaDelegate> delegate, IdGenerator ids) {
        ProcessEngineConfigurationImpl configuration = new StandaloneProcessEngineConfiguration();
        configuration.setEngineName(host.name());
        configuration.setDataSource(host.dataSource());
        configuration.setDatabaseSchemaUpdate("true");
        configuration.setDisableIdmEngine(true);
        configuration.setDisableEventRegistry(true);
        if (ids != null) {
            configuration.setIdGenerator(ids);
        }
        ProcessEngine engine = configuration.buildProcessEngine(); // line: engine
        engine.getRepositoryService()
                .createDeployment() // line: created
                .addBpmnModel(PROCESS + ".bpmn20.xml", model(delegate))
                .deploy(); // line: deployed
        return engine;
    }

    private static BpmnModel model(Class<? extends JavaDelegate> delegate) {
        ServiceTask task = new ServiceTask();
        task.setImplementationType(ImplementationType.IMPLEMENTATION_TYPE_CLASS);
        task.setImplementation(delegate.getName());
        Process process = new Process();
        process.setId(PROCESS);
        add(process, new StartEvent(), "start");
        add(process, task, "task");
        add(process, new EndEvent(), "end");
        process.addFlowElement(new SequenceFlow("start", "task"));
        process.addFlowElement(new SequenceFlow("task", "end"));
        BpmnModel model = new BpmnModel();
        model.addProcess(process);
        return model;
    }

    private static void add(Process process, FlowElement element, String id) {
        element.setId(id);
        process.addFlowElement(element);
    }
}
