using Cdi.Estimation.Multiplicity;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Results;

/// <summary>Whether a model errs in later batches of the corpus as in the first.</summary>
/// <param name="Monitor">What was asked.</param>
/// <param name="Llm">Name of the model.</param>
/// <param name="Human">Name of the people.</param>
/// <param name="Models">Models that are followed together; each has its share of α.</param>
/// <param name="Level">With which probability the bands of all models and batches hold together.</param>
/// <param name="Batches">The values of the column, in order.</param>
/// <param name="Texts">Texts of each batch.</param>
/// <param name="Drift">What labels show.</param>
/// <param name="LabelsToSee">The fewest labels of the next batch with which the change that was asked for would be shown four times in five; null where none
/// was asked for, and where the reference is too uncertain.</param>
public sealed record MonitorFacts(
    MonitorDefinition Monitor, string Llm, string Human, int Models, double Level, IReadOnlyList<string> Batches, IReadOnlyList<int> Texts, ErrorDrift Drift,
    int? LabelsToSee);
