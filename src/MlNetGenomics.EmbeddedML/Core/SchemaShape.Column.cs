using Microsoft.ML.Data;
using Microsoft.ML.Runtime;

namespace Microsoft.ML;

public sealed partial class SchemaShape
{
    /// <summary>What is known about a column.</summary>
    public struct Column
    {
        // The signature is ML.NET's own, which callers reach from outside: keep it.
        internal Column(
            string name, VectorKind vecKind, DataViewType itemType, bool isKey, SchemaShape annotations = null)
        {
            Check.NonEmpty(name, nameof(name));
            Check.Param(itemType is not KeyDataViewType, nameof(itemType), "Item type cannot be a key");
            Check.Param(itemType is not VectorDataViewType, nameof(itemType), "Item type cannot be a vector");
            Check.Param(
                !isKey || KeyDataViewType.IsValidDataType(itemType.RawType), nameof(itemType),
                "The item type must be valid for a key");
            Name = name;
            Kind = vecKind;
            ItemType = itemType;
            IsKey = isKey;
            Annotations = annotations ?? None;
        }

        /// <summary>Whether a column holds one value or many.</summary>
        public enum VectorKind
        {
            /// <summary>One value.</summary>
            Scalar,

            /// <summary>As many values in every row.</summary>
            Vector,

            /// <summary>A number of values that may differ from row to row.</summary>
            VariableVector,
        }

        /// <summary>Name.</summary>
        public readonly string Name;

        /// <summary>Whether it holds one value or many.</summary>
        public readonly VectorKind Kind;

        /// <summary>Type of the values; of a key, the type of its numbers.</summary>
        public readonly DataViewType ItemType;

        /// <summary>Whether the values are keys.</summary>
        public readonly bool IsKey;

        /// <summary>What else is known.</summary>
        public readonly SchemaShape Annotations;

        internal readonly string TypeString
        {
            get
            {
                string item = IsKey ? $"Key<{ItemType}>" : ItemType.ToString();
                return Kind switch
                {
                    VectorKind.Vector => $"Vector<{item}>",
                    VectorKind.VariableVector => $"VarVector<{item}>",
                    _ => item,
                };
            }
        }
    }
}
