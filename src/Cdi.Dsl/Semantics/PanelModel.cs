using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>Several models of an outcome as one annotator.</summary>
/// <param name="Members">The models that are declared, in order.</param>
/// <param name="Weights">What each of them counts; null where not given.</param>
/// <param name="Aggregate">What is made of their answers; null where not given.</param>
public sealed record PanelModel(EquatableArray<Located<string>> Members, Located<EquatableArray<double>>? Weights, Located<LabelAggregate>? Aggregate);
