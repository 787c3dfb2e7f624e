using Cdi.Dsl.Collections;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>Where a model errs, as the outcome of a regression: <c>error(stance, gpt)</c>. Of options it is 1 where model and people differ, else 0; of numbers
/// what the model says less what people say.</summary>
/// <param name="Of">What is judged: an outcome, or an option of it against the others.</param>
/// <param name="Models">The model; none for the one that estimates of the outcome rest on.</param>
public sealed record ModelError(Response Of, EquatableArray<Located<string>> Models)
{
    /// <summary>The annotated variables of people that tell whether the model errs.</summary>
    public IReadOnlyList<Response> Read => Of.Event is not null || Of.Outcome.IsNumber ? [Of]
        : [.. Of.Outcome.Options.Skip(1).Select(option => new Response(Of.Outcome, option.Key))];
}
