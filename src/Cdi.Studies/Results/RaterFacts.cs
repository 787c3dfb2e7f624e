using Cdi.Corpus;
using Cdi.Estimation.Agreement;

namespace Cdi.Studies.Results;

/// <summary>Several people who labelled the same texts.</summary>
/// <param name="Human">Name of the annotators in the spec.</param>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Aggregate">How their labels of a text became one.</param>
/// <param name="Annotators">How many they are.</param>
/// <param name="Divided">Texts on which they are divided, so that these have no label.</param>
/// <param name="Agreement">How they agree with one another; null where no text has labels of two.</param>
public sealed record RaterFacts(string Human, string Outcome, LabelAggregate Aggregate, int Annotators, int Divided, AnnotatorAgreement? Agreement);
