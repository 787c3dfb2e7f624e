#if CDI_RUNTIME
namespace Cdi.Corpus;
#else
namespace Cdi.Dsl.Vocabulary;
#endif

/// <summary>How several labels of one text become one.</summary>
public enum LabelAggregate
{
    /// <summary>The option that more annotators gave than any other. Where several have the most, the text has no label: they cannot say what it is.</summary>
    Majority,

    /// <summary>The label that stands first, in the file or in the order of the files read.</summary>
    First,

    /// <summary>The mean of numbers.</summary>
    Mean,

    /// <summary>The median of numbers; of an even count the mean of the two in the middle.</summary>
    Median,
}
