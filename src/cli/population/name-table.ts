/** Names that are common where they come from, combined at random. Language tags are those of BCP 47. */
export interface Naming {
  readonly language: string;
  readonly languageName: string;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly family: readonly string[];
  /** How many family names a person bears: two in Spanish custom. */
  readonly families: 1 | 2;
  readonly weight: number;
}

// prettier-ignore
export const NAMINGS: readonly Naming[] = [
  { language: 'en', languageName: 'English', families: 1, weight: 34,
    female: ['Ann', 'Mary-Jane', 'Grace', 'Hannah', 'Olivia', 'Susan', 'Ruth', 'Abigail', 'Chloe', 'Dorothy'],
    male: ['James', 'Peter', 'William', 'Henry', 'Samuel', 'Oliver', 'Walter', 'Ethan', 'Noah', 'Jean-Paul'],
    family: ["O'Neil", 'Smith', 'Walker', 'Bennett', 'Hughes', 'Carter-Lane', 'Whitfield', 'Brooks', 'Ashby', 'Turner'] },
  { language: 'es', languageName: 'Spanish', families: 2, weight: 16,
    female: ['María José', 'Lucía', 'Inés', 'Sofía', 'Concepción', 'Begoña', 'Ana'],
    male: ['José Luis', 'Andrés', 'Ramón', 'Íñigo', 'Joaquín', 'Tomás', 'Ángel'],
    family: ['García', 'Peña', 'Núñez', 'de la Cruz', 'Ibáñez', 'Ortiz', 'Muñoz', 'Delgado'] },
  { language: 'de', languageName: 'German', families: 1, weight: 8,
    female: ['Käthe', 'Anna-Lena', 'Jutta', 'Heike', 'Ursula'],
    male: ['Jürgen', 'Björn', 'Karl-Heinz', 'Matthias', 'Uwe'],
    family: ['Müller', 'Groß', 'Schäfer', 'von Lindau', 'Köhler', 'Vogt'] },
  { language: 'nl', languageName: 'Dutch', families: 1, weight: 5,
    female: ['Anneke', 'Saskia', 'Maartje'], male: ['Pieter', 'Joost', 'Daniël'],
    family: ['van der Berg', 'de Vries', 'Jansen', "van 't Hof", 'Dijkstra'] },
  { language: 'vi', languageName: 'Vietnamese', families: 1, weight: 6,
    female: ['Thị Hương', 'Linh', 'Thu Hà'], male: ['Văn Đức', 'Minh', 'Quốc Anh'],
    family: ['Nguyễn', 'Trần', 'Phạm', 'Đặng'] },
  { language: 'pl', languageName: 'Polish', families: 1, weight: 6,
    female: ['Małgorzata', 'Agnieszka', 'Zofia'], male: ['Łukasz', 'Paweł', 'Stanisław'],
    family: ['Wójcik', 'Zieliński', 'Dąbrowski', 'Kaczmarek'] },
  { language: 'fr', languageName: 'French', families: 1, weight: 7,
    female: ['Zoë', 'Hélène', 'Anne-Sophie', 'Françoise'], male: ['François', 'Jérôme', 'Léo', 'Benoît'],
    family: ['Lefèvre', "d'Aubigny", 'Garçon', 'Le Goff', 'Bélanger'] },
  { language: 'zh', languageName: 'Chinese', families: 1, weight: 6,
    female: ['Mei', 'Xiu Ying', 'Lan'], male: ['Wei', 'Jian Guo', 'Hao'], family: ['Wang', 'Li', 'Zhang', 'Chén', 'Lǚ'] },
  { language: 'ar', languageName: 'Arabic', families: 1, weight: 5,
    female: ['Layla', 'Fatima', "A'isha"], male: ['Omar', 'Yusuf', 'Abd al-Rahman'],
    family: ['al-Masri', 'Haddad', 'El Amrani', 'Nasser'] },
  { language: 'sv', languageName: 'Swedish', families: 1, weight: 4,
    female: ['Åsa', 'Märta', 'Linnéa'], male: ['Håkan', 'Göran', 'Sören'], family: ['Åkesson', 'Lindström', 'Sjögren', 'Öberg'] },
  { language: 'tr', languageName: 'Turkish', families: 1, weight: 3,
    female: ['Ayşe', 'İpek', 'Gülsüm'], male: ['İbrahim', 'Çağrı', 'Oğuz'], family: ['Yılmaz', 'Şahin', 'Çelik', 'Işık'] },
];
