namespace Cdi.Cli.Examination;

/// <summary>What a column looks like to somebody who has not read the study.</summary>
internal enum ColumnLook
{
    /// <summary>No value in any row.</summary>
    Blank,

    /// <summary>One value throughout.</summary>
    Constant,

    /// <summary>A value of its own in every row, short and without blanks or of whole numbers.</summary>
    Id,

    /// <summary>Few values that repeat: labels, groups, indicators.</summary>
    Labels,

    /// <summary>Numbers from 0 to 1: confidences or probabilities.</summary>
    Probability,

    /// <summary>Other numbers.</summary>
    Number,

    /// <summary>Calendar dates.</summary>
    Date,

    /// <summary>Texts.</summary>
    Text,
}
