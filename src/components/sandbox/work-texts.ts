import type { Texts } from '../../lib/i18n/language.ts';

interface WorkTexts {
  readonly files: string;
  readonly menuFailed: string;
  readonly zip: string;
  readonly take: string;
  readonly share: string;
  readonly stackblitz: string;
  readonly leaves: string;
  readonly copied: string;
  readonly inAddressBar: string;
  taken(files: string): string;
  nothingUsable(files: string): string;
  notReadable(files: string): string;
  readonly foreign: string;
  readonly back: string;
  readonly failing: string;
  readonly elsewhere: string;
  readonly takeOver: string;
}

export const workTexts: Texts<WorkTexts> = {
  ko: {
    files: '파일',
    menuFailed: '메뉴를 불러오지 못했어요. 다시 눌러 보세요.',
    zip: 'zip으로 받기',
    take: '파일 가져오기',
    share: '링크로 나누기',
    stackblitz: 'StackBlitz에서 열기',
    leaves: '코드를 stackblitz.com으로 보내고 새 탭을 열어요.',
    copied: '링크를 복사했어요. 코드는 링크 안에 들어 있고, 어느 서버에도 올라가지 않아요.',
    inAddressBar: '주소창의 주소가 나눌 링크예요. 복사해서 보내세요.',
    taken: (files) => `${files} 파일을 가져왔어요. 되돌리기를 누르면 전의 코드로 돌아가요.`,
    nothingUsable: (files) =>
      `가져올 파일이 없어요(${files}). 파일 이름에는 글자, 숫자, . _ - 만 쓸 수 있어요.`,
    notReadable: (files) => `${files} 파일을 읽지 못했어요. zip 파일이 맞는지 확인해 보세요.`,
    foreign: '링크로 받은 코드예요. 내가 쓴 코드가 아니니, 실행하기 전에 읽어 보세요.',
    back: '내 코드로 돌아가기',
    failing:
      '이 브라우저가 코드를 저장하지 못했어요. 페이지를 닫으면 사라지니, 파일 메뉴에서 zip으로 받아 두세요.',
    elsewhere: '다른 탭에서도 이 실습의 코드를 고쳤어요.',
    takeOver: '그 코드로 바꾸기',
  },
  en: {
    files: 'Files',
    menuFailed: 'The menu did not load. Please try again.',
    zip: 'Download as zip',
    take: 'Import files',
    share: 'Share as a link',
    stackblitz: 'Open in StackBlitz',
    leaves: 'Sends the code to stackblitz.com and opens a new tab.',
    copied: 'The link is copied. The code is inside the link and goes to no server.',
    inAddressBar: 'The address in the address bar is the link to share. Copy it from there.',
    taken: (files) => `Imported ${files}. Undo brings back the code you had.`,
    nothingUsable: (files) =>
      `There is nothing to import (${files}). File names are made of letters, digits, and . _ - only.`,
    notReadable: (files) => `${files} could not be read. Is it a zip file?`,
    foreign: 'This code came with a link and is not yours. Read it before you run it.',
    back: 'Back to my code',
    failing:
      'This browser did not store your code. It is lost when the page closes: download it from the Files menu.',
    elsewhere: 'The code of this lab was changed in another tab as well.',
    takeOver: 'Take that code',
  },
};
