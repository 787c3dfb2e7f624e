using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Emitted names of an outcome.</summary>
internal sealed class OutcomeNames
{
    private readonly StudyNames study;
    private readonly bool isNumeric;

    /// <summary>Allots them.</summary>
    /// <param name="study">Names of the study.</param>
    /// <param name="outcome">The outcome.</param>
    /// <param name="nested">Scope of the study's members.</param>
    public OutcomeNames(StudyNames study, OutcomeDefinition outcome, PropertyNames nested)
    {
        this.study = study;
        isNumeric = outcome.IsNumeric;
        Enumeration = CSharpName.Of(nested.Next(outcome.PropertyName + "Label"));
        var names = new PropertyNames([]);
        Members = [.. outcome.Options.Select(option => CSharpName.Of(
            names.Next(option.Key.StartsWith("-", StringComparison.Ordinal) ? "minus " + option.Key : option.Key)))];
    }

    /// <summary>The enumeration of the options; unused for a number.</summary>
    public CSharpName Enumeration { get; }

    /// <summary>The members of the enumeration, in the order of the options.</summary>
    public IReadOnlyList<CSharpName> Members { get; }

    /// <summary>The type of one answer from the root: an enumeration of the options, or a number.</summary>
    public CSharpCode AnswerType => isNumeric ? (CSharpCode)$"double" : $"{study.Root}.{Enumeration}";
}
